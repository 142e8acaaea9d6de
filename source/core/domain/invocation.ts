import type {StepExecution} from './execution.ts';
import {ownValue} from './own.ts';
import type {Status} from './status.ts';

/** A command that an `aws:runCommand` step sent, on one instance. */
export type Invocation = {
	readonly instanceId: string;
	/** Its name there; empty where it has none. */
	readonly instanceName: string;
	/** In Run Command's spelling, which shares most words with Automation. */
	readonly status: Status;
	/** More exact: `Execution Timed Out`, `Undeliverable`. */
	readonly statusDetails: string;
	/** The plugins, in order; empty before any has run. */
	readonly plugins: readonly InvocationPlugin[];
	/** The log group in CloudWatch Logs; `null` where the output isn't sent there. */
	readonly logGroup: string | null;
};

/** One plugin of a command's document, with the beginning of its output. */
export type InvocationPlugin = {
	readonly name: string;
	readonly status: Status;
	/** `null` where it has not ended. */
	readonly exitCode: number | null;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** Both streams, with a heading before the error; AWS cuts the text at 2,500 characters. */
	readonly beginning: string;
};

/** The output of one plugin on one instance, up to AWS's limits. */
export type Printed = {
	readonly output: string;
	readonly error: string;
	/** Where the complete texts are; `null` where the command named no bucket. */
	readonly outputUrl: string | null;
	readonly errorUrl: string | null;
	readonly logGroup: string | null;
};

/** AWS returns no more characters of an output. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html */
export const mostOutput = 24_000;
export const mostError = 8000;

/**
Find the ID of the command that a step sent: in its outputs, else in its failure message, which repeats them.

@returns `null` where neither contains one. A running step has none yet.
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

/** Choose the plugin that says most about an instance: the first that failed, else the last that ran. */
export function tellingPlugin({plugins}: Invocation): InvocationPlugin | undefined {
	return plugins.find(({exitCode}) => exitCode !== null && exitCode > 0) ?? plugins.at(-1);
}
