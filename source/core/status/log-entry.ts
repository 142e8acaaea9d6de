/** One thing that the log tells: an API call, or what else was said. */
export type LogEntry = {
	/** Counts up, so that one can hold still at an entry. */
	readonly number: number;
	/** Epoch milliseconds. */
	readonly at: number;
	/** Account and Region, as printed; empty for what was said. */
	readonly where: string;
	/** Service and operation, such as `ssm:GetAutomationExecution`; empty for what was said. */
	readonly operation: string;
	/** Milliseconds until the answer; `null` for what was said. */
	readonly took: number | null;
	/** `ok`, AWS's error code, or what was said. */
	readonly outcome: string;
	readonly requestId: string | null;
	readonly kind: 'read' | 'action' | 'words';
	/** Whether AWS refused it or could not be reached. */
	readonly hasFailed: boolean;
	/** The `aws` command line that does the same; for actions only. */
	readonly commandLine: string | null;
};

/** What of the log is shown. */
export type LogFilter = 'all' | 'failures' | 'actions';

export const logFilters: readonly LogFilter[] = ['all', 'failures', 'actions'];
