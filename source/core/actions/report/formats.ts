/** Formats of a report; `md` is Markdown, `junit` what CI servers read. */
export const reportFormats = ['html', 'md', 'csv', 'json', 'junit'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** What `rollgrid replay` opens: every change that was seen, at its time. No report, but handed on the same way. */
export const recordFormat = 'record';
