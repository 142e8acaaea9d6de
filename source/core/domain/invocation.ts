import type {StepExecution} from './execution.ts';
import {ownValue} from './own.ts';
import type {Status} from './status.ts';

/** A command that an `aws:runCommand` step sent, on one instance. */
export type Invocation = {
	readonly instanceId: string;
	/** Its name there; empty where it has none. */
	readonly instanceName: string;
	/** As Run Command spells it, which shares most words with Automation. */
	readonly status: Status;
	/** More exact: `Execution Timed Out`, `Undeliverable`. */
	readonly statusDetails: string;
	/** What ran there, in order; empty before anything did. */
	readonly plugins: readonly InvocationPlugin[];
	/** The log group that CloudWatch Logs has it in; `null` where it isn't sent there. */
	readonly logGroup: string | null;
};

/** One part of a command's document, with the beginning of what it printed. */
export type InvocationPlugin = {
	readonly name: string;
	readonly status: Status;
	/** `null` where it has not ended. */
	readonly exitCode: number | null;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** Both streams together, the error behind a heading; AWS cuts it at 2,500 characters. */
	readonly beginning: string;
};

/** What one plugin printed on one instance, up to AWS's limits. */
export type Printed = {
	readonly output: string;
	readonly error: string;
	/** Where the texts lie whole; `null` where the command named no bucket. */
	readonly outputUrl: string | null;
	readonly errorUrl: string | null;
	readonly logGroup: string | null;
};

/** AWS tells no more characters of what was printed. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html */
export const mostOutput = 24_000;
export const mostError = 8000;

/**
The ID of the command that a step sent: from its outputs, else from the message that it failed with, which repeats them.

@returns `null` where neither names one. A step that runs tells none yet.
*/
export function commandIdOf({
	action,
	outputs,
	failureMessage,
}: Pick<StepExecution, 'action' | 'outputs' | 'failureMessage'>): string | null {
	if (action !== 'aws:runCommand') {
		return null;
	}

	const [told] = ownValue(outputs, 'CommandId') ?? [];
	if (told !== undefined && /^[\w-]{36}$/.test(told)) {
		return told;
	}

	const message = failureMessage ?? '';
	const found = /\bCommandId=\[([\w-]{36})\]/.exec(message) ?? /\bCommand ([\w-]{36}) returns unexpected/.exec(message);
	return found?.[1] ?? null;
}

/** The plugin that says most about how an instance fared: the first that failed, else the last that ran. */
export function tellingPlugin({plugins}: Invocation): InvocationPlugin | undefined {
	return plugins.find(({exitCode}) => exitCode !== null && exitCode > 0) ?? plugins.at(-1);
}
