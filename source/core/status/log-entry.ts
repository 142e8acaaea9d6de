/** One entry of the log: an API call, or a message. */
export type LogEntry = {
	/** Counts up, so that the log can stop at an entry. */
	readonly number: number;
	/** Epoch milliseconds. */
	readonly at: number;
	/** Account and Region, printed; empty for a message. */
	readonly where: string;
	/** Service and operation, such as `ssm:GetAutomationExecution`; empty for a message. */
	readonly operation: string;
	/** Milliseconds until the response; `null` for a message. */
	readonly took: number | null;
	/** `ok`, AWS's error code, or the message. */
	readonly outcome: string;
	readonly requestId: string | null;
	readonly kind: 'read' | 'action' | 'words';
	/** Whether AWS refused it or couldn't be reached. */
	readonly hasFailed: boolean;
	/** The `aws` command line that does the same; for actions only. */
	readonly commandLine: string | null;
};

/** The filters of the log. */
export type LogFilter = 'all' | 'failures' | 'actions';

export const logFilters: readonly LogFilter[] = ['all', 'failures', 'actions'];
