/** A call that changes something in AWS, or its answer. */
export type AuditEntry = {
	/** The same for a call and its answer; a UUID. */
	readonly id: string;
	/** `sent` before the call goes out, so that none is missing whatever happens then; `answered` with what came back. */
	readonly phase: 'sent' | 'answered';
	/** Epoch milliseconds. */
	readonly at: number;
	/** Who signs at the central account; `null` where AWS hasn't said yet. */
	readonly callerArn: string | null;
	/** How a target account was entered: `role RollgridOperatorRole`; `null` for the central account's own credentials. */
	readonly through: string | null;
	/** Where the call goes; the account is `null` where it isn't known. */
	readonly accountId: string | null;
	readonly region: string;
	readonly service: string;
	/** Spelled as the API spells it. */
	readonly operation: string;
	/** The call's input as the API spells it; values whose names look secret are masked. */
	readonly request: unknown;
	/** What came back; `null` for a call that was sent. */
	readonly answer: AuditResponse | null;
};

export type AuditResponse = {
	/** AWS's error code, or `null` for a good answer. */
	readonly errorCode: string | null;
	readonly message: string | null;
	readonly requestId: string | null;
	/** The ID of what was started, where something was. */
	readonly executionId: string | null;
};

/**
Keeps every action: who did what where and when, and what AWS said.

Takes an entry before it returns. Must not throw: where it can't be kept, the action goes on, and the operator is told.
*/
export type AuditLog = {record(entry: AuditEntry): void};
