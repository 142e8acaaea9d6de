import type {CallLog} from '../../ports/call-log.ts';
import type {Clock} from '../../ports/clock.ts';
import {maskSecrets} from './mask-secrets.ts';

/** Thrown where a call would change something although rollgrid runs read-only: nothing has gone out. */
export class ReadOnlyError extends Error {
	override readonly name = 'ReadOnlyError';
}

type Next = (args: {
	readonly input: object;
}) => Promise<{readonly output: {readonly $metadata?: {readonly requestId?: string}}}>;
type Context = {readonly commandName?: string};

/** The part of an SDK client that is needed to look at its calls. */
type Watchable = {
	readonly config: {region(): Promise<string>};
	readonly middlewareStack: {
		// biome-ignore lint/complexity/noBannedTypes: the SDK types its middleware by each client's own inputs; ours reads none of them
		add(middleware: Function, options: {readonly step: 'initialize'; readonly name: string}): void;
	};
};

export type WatchOptions = {
	readonly callLog: CallLog;
	readonly clock: Clock;
	readonly isReadOnly: () => boolean;
};

/**
Report every call of a client to the log, once, after its answer; and refuse, before anything goes out, those that change something while rollgrid runs read-only.

@param accountId - Whose credentials the client signs with, or `null` where that isn't known yet.
*/
export function watchCalls(
	client: object,
	service: string,
	accountId: string | null,
	{callLog, clock, isReadOnly}: WatchOptions,
): void {
	const watchable = client as Watchable;
	const middleware = (next: Next, {commandName = ''}: Context): Next => {
		const operation = commandName.replace(/Command$/, '');
		const isAction = changesSomething(operation);
		return async args => {
			if (isAction && isReadOnly()) {
				throw new ReadOnlyError(`${operation} changes something in AWS`);
			}

			const startedAt = clock.now();
			const region = await watchable.config.region();
			const report = (errorCode: string | null, requestId: string | null) =>
				callLog.record({
					service,
					operation,
					where: {accountId, region},
					startedAt,
					took: clock.now() - startedAt,
					errorCode,
					requestId,
					isAction,
					commandLine: isAction ? toCommandLine(service, operation, region, args.input) : null,
				});
			try {
				const result = await next(args);
				report(null, result.output.$metadata?.requestId ?? null);
				return result;
			} catch (error) {
				const thrown = error as {readonly name?: string; readonly $metadata?: {readonly requestId?: string}};
				report(thrown.name ?? 'Error', thrown.$metadata?.requestId ?? null);
				throw error;
			}
		};
	};

	watchable.middlewareStack.add(middleware, {step: 'initialize', name: 'rollgridWatchCalls'});
}

/** Whether an operation changes something in AWS. A preview and a session don't. */
export function changesSomething(operation: string): boolean {
	return !/^(Get|List|Describe|AssumeRole|StartExecutionPreview)/.test(operation);
}

/** The `aws` command that does the same; its input as JSON, quoted for a POSIX shell. */
function toCommandLine(service: string, operation: string, region: string, input: object): string {
	const command = operation.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
	const json = JSON.stringify(maskSecrets(input)).replaceAll("'", String.raw`'\''`);
	return `aws ${service} ${command} --region ${region} --cli-input-json '${json}'`;
}
