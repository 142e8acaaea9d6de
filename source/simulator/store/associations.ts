import type {StartInput} from '../engine/state/api.ts';

/** An association of State Manager whose document is a runbook: it starts an automation. */
export type Association = {
	readonly id: string;
	readonly accountId: string;
	readonly region: string;
	readonly name: string | undefined;
	readonly scheduleExpression: string | undefined;
	/** What it starts. */
	readonly request: StartInput;
	readonly createdAtMs: number;
	readonly createdBy: string;
	/** The latest execution that it has started. */
	executionId: string | undefined;
	lastExecutedAtMs: number | undefined;
};
