/** Formats of a report; `md` is Markdown, `junit` what CI servers read. */
export const reportFormats = ['html', 'md', 'csv', 'json', 'junit'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** The format that `rollgrid replay` opens: every change that was seen, at its time. It isn't a report, but is handed on the same way. */
export const recordFormat = 'record';
