/** One API call as it went over the wire. */
export type ApiCall = {
	/** `ssm`, `sts`, `organizations`, … */
	readonly service: string;
	/** Spelled as the API spells it. */
	readonly operation: string;
	/** The Region asked, and the account whose credentials were used, where known. */
	readonly where: {readonly accountId: string | null; readonly region: string};
	/** Epoch milliseconds. */
	readonly startedAt: number;
	/** Milliseconds until the answer. */
	readonly took: number;
	/** AWS's error code, or `null` for a good answer. */
	readonly errorCode: string | null;
	readonly requestId: string | null;
	/** Whether it changes something in AWS. */
	readonly isAction: boolean;
	/** The `aws` command line that does the same; for actions only. Values that look secret are masked. */
	readonly commandLine: string | null;
};

/** Is told of every call, once, after its answer. Must not throw. */
export type CallLog = {record(call: ApiCall): void};
