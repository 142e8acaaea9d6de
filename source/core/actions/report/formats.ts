/** Formats of a report; `md` is Markdown. */
export const reportFormats = ['html', 'md', 'csv', 'json'] as const;

export type ReportFormat = (typeof reportFormats)[number];
