/** Formats of a report; `md` is Markdown, `junit` what CI servers read. */
export const reportFormats = ['html', 'md', 'csv', 'json', 'junit'] as const;

export type ReportFormat = (typeof reportFormats)[number];
