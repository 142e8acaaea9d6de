import {randomUUID} from 'node:crypto';
import {escapeJson} from '../../core/domain/hostile.ts';
import {quoteForBash} from '../../core/domain/quote.ts';
import {mask} from '../../core/domain/secrets/secret-values.ts';
import {maskMembers} from '../../core/domain/secrets/secrets.ts';
import type {AuditEntry, AuditLog, AuditResponse} from '../../ports/audit-log.ts';
import type {CallLog} from '../../ports/call-log.ts';
import type {Clock} from '../../ports/clock.ts';
import {repeatWithClock} from './repeat-with-clock.ts';

/** Thrown where a call would change something although rollgrid runs read-only: nothing has gone out. */
class ReadOnlyError extends Error {
	override readonly name = 'ReadOnlyError';
}

type Next = (args: {readonly input: object}) => Promise<{
	readonly output: {readonly $metadata?: {readonly requestId?: string}; readonly AutomationExecutionId?: string};
}>;
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
	/** Keeps every action; without one none is kept. */
	readonly auditLog?: AuditLog | undefined;
	/** Who signs a call, and by which door an account was entered. */
	readonly describeCaller?:
		| ((accountId: string | null) => {readonly callerArn: string | null; readonly through: string | null})
		| undefined;
};

/**
Report every call of a client to the log, once, after its answer, and every action to the audit log, before it goes out and after its answer; refuse, before anything goes out, those that change something while rollgrid runs read-only.

@param accountId - Whose credentials the client signs with, or `null` where that isn't known yet.
*/
export function watchCalls(client: object, service: string, accountId: string | null, options: WatchOptions): void {
	const {callLog, clock, isReadOnly} = options;
	const watchable = client as Watchable;
	const middleware = (next: Next, {commandName = ''}: Context): Next => {
		const operation = commandName.replace(/Command$/, '');
		const isChange = changesSomething(operation);
		const isAction = isChange && !tidiesUp(operation);
		return async args => {
			if (isChange && isReadOnly()) {
				throw new ReadOnlyError(`${operation} changes something in AWS`);
			}

			const startedAt = clock.now();
			const region = await watchable.config.region();
			const audit = isAction ? auditCall(options, {accountId, region, service, operation}, args.input) : null;
			const report = (answer: AuditResponse) => {
				audit?.(answer);
				const {errorCode, requestId} = answer;
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
			};

			try {
				const result = await next(args);
				const {$metadata, AutomationExecutionId: executionId = null} = result.output;
				report({errorCode: null, message: null, requestId: $metadata?.requestId ?? null, executionId});
				return result;
			} catch (error) {
				const thrown = error as {
					readonly name?: string;
					readonly message?: string;
					readonly $metadata?: {readonly requestId?: string};
				};
				report({
					errorCode: thrown.name ?? 'Error',
					message: thrown.message ?? null,
					requestId: thrown.$metadata?.requestId ?? null,
					executionId: null,
				});
				throw error;
			}
		};
	};

	watchable.middlewareStack.add(middleware, {step: 'initialize', name: 'rollgridWatchCalls'});
	repeatWithClock(client);
}

/** Tell the audit log of a call that goes out now. @returns What tells it of the answer. */
function auditCall(
	{auditLog, clock, describeCaller}: WatchOptions,
	where: Pick<AuditEntry, 'accountId' | 'region' | 'service' | 'operation'>,
	input: object,
): (answer: AuditResponse) => void {
	const id = randomUUID();
	const record = (phase: AuditEntry['phase'], answer: AuditResponse | null) => {
		const {callerArn = null, through = null} = describeCaller?.(where.accountId) ?? {};
		auditLog?.record({
			id,
			phase,
			at: clock.now(),
			callerArn,
			through,
			...where,
			request: maskMembers(input),
			answer: maskMembers(answer),
		});
	};
	record('sent', null);
	return answer => record('answered', answer);
}

/** Whether an operation changes something in AWS. A preview and a session don't. */
export function changesSomething(operation: string): boolean {
	return !/^(Get|List|Describe|Search|Lookup|Simulate|Receive|AssumeRole|StartExecutionPreview)/.test(operation);
}

/** Whether an operation only deletes what was read. It is refused where nothing may be changed, but it isn't an action of an operator. */
function tidiesUp(operation: string): boolean {
	return operation === 'DeleteMessageBatch';
}

/** The `aws` command that does the same; its input as JSON, quoted for a POSIX shell. */
function toCommandLine(service: string, operation: string, region: string, input: object): string {
	const command = operation.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
	const masked = maskMembers(input);
	const lacks = masked === input ? '' : `  # ${mask} stands for what looks secret: put it in before this is run`;
	return `aws ${service} ${command} --region ${region} --cli-input-json ${quoteForBash(escapeJson(JSON.stringify(masked)))}${lacks}`;
}
