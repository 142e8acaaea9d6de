import type {AutomationExecutionFilter, SSMClient, StepExecutionFilter} from '@aws-sdk/client-ssm';
import type {Signal} from '../../core/domain/execution.ts';
import {type Failure, fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {learnSecrets} from '../../core/domain/secrets/secrets.ts';
import type {Automation, ExecutionFilter, StepFilter} from '../../ports/automation.ts';
import {StrangeAnswerError} from './check-answers.ts';
import type {Environment} from './environment/environment.ts';
import {type Attempt, toFailure} from './failures.ts';
import {fromInvocation, fromPrinted} from './invocations.ts';
import {toMutable} from './mutable.ts';
import {fromExecution, fromMetadata, fromStep} from './translate.ts';
import {NoWayInError} from './way-in-error.ts';

/** How the adapters send requests: with the client of an account and Region, and a failure as a value. */
export type Ask = <T>(
	attempt: Attempt & {readonly where: Location},
	call: (client: SSMClient, sdk: Sdk) => Promise<T>,
) => Promise<Outcome<T>>;

type Sdk = typeof import('./sdk/ssm.ts');

/** Ask with clients from `find`; whatever is thrown becomes a failure that says what was tried where. */
export function createAsk(find: (where: Location) => Promise<SSMClient>, environment: () => Environment | null): Ask {
	return async (attempt, call) => {
		try {
			const [client, sdk] = await Promise.all([find(attempt.where), import('./sdk/ssm.ts')]);
			return succeed(await call(client, sdk));
		} catch (error) {
			return fail(explainRefusal(error, {...attempt, environment: environment()}));
		}
	};
}

/** Where nobody may look inside, the way to change that is said; where rollgrid itself refused, that it did. */
export function explainRefusal(error: unknown, attempt: Attempt): Failure {
	const failure = toFailure(error, attempt);
	const name = (error as {readonly name?: string}).name;
	if (name === 'ReadOnlyError') {
		return {
			...failure,
			kind: 'read-only' as const,
			next: 'Start rollgrid without --read-only to change something, or lift that for a while: --arm 15m.',
		};
	}

	return error instanceof NoWayInError
		? {
				...failure,
				what: `Couldn't get into ${attempt.where?.accountId ?? 'the account'} to ${attempt.what}`,
				next: `\`rollgrid roles operator\` prints the role that lets you into ${attempt.where?.accountId ?? 'it'}, to be deployed there; --role names another one, and \`rollgrid config set profiles\` a profile.`,
			}
		: failure;
}

/** Systems Manager Automation over the SDK. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createAutomation(ask: Ask): Automation {
	return {
		getExecution: (where, executionId) =>
			ask({what: `get execution ${executionId}`, operation: 'GetAutomationExecution', where}, async (client, sdk) => {
				const answer = await client.send(new sdk.GetAutomationExecutionCommand({AutomationExecutionId: executionId}));
				if (!answer.AutomationExecution?.AutomationExecutionId) {
					throw new StrangeAnswerError('The answer holds no execution');
				}

				return fromExecution(answer.AutomationExecution);
			}),

		listExecutions: (where, filter, nextToken) =>
			ask({what: 'list executions', operation: 'DescribeAutomationExecutions', where}, async (client, sdk) => {
				const filters = toExecutionFilters(filter);
				const answer = await client.send(
					new sdk.DescribeAutomationExecutionsCommand({
						...(filters.length === 0 ? {} : {Filters: filters}),
						MaxResults: 50,
						...(nextToken === null ? {} : {NextToken: nextToken}),
					}),
				);
				return {
					items: (answer.AutomationExecutionMetadataList ?? []).map(fromMetadata),
					nextToken: answer.NextToken || null,
				};
			}),

		listSteps: (where, executionId, filter, nextToken) =>
			ask(
				{what: `list the steps of ${executionId}`, operation: 'DescribeAutomationStepExecutions', where},
				async (client, sdk) => {
					const filters = toStepFilters(filter);
					const answer = await client.send(
						new sdk.DescribeAutomationStepExecutionsCommand({
							AutomationExecutionId: executionId,
							...(filters.length === 0 ? {} : {Filters: filters}),
							...(filter.newestFirst ? {ReverseOrder: true} : {}),
							MaxResults: 50,
							...(nextToken === null ? {} : {NextToken: nextToken}),
						}),
					);
					return {items: (answer.StepExecutions ?? []).map(fromStep), nextToken: answer.NextToken || null};
				},
			),

		start: (where, request) =>
			ask(
				{what: `start ${request.DocumentName}`, operation: 'StartAutomationExecution', where},
				async (client, sdk) => {
					// What AWS says of the request may repeat its values.
					learnSecrets(request.Parameters);
					const answer = await client.send(new sdk.StartAutomationExecutionCommand(toMutable(request)));
					// Then it isn't known whether something was started: that is found out as after a lost answer.
					if (typeof answer.AutomationExecutionId !== 'string' || answer.AutomationExecutionId === '') {
						throw new StrangeAnswerError('The answer names no execution');
					}

					return answer.AutomationExecutionId;
				},
			),

		stop: (where, executionId, type) =>
			ask({what: `stop execution ${executionId}`, operation: 'StopAutomationExecution', where}, async (client, sdk) => {
				await client.send(new sdk.StopAutomationExecutionCommand({AutomationExecutionId: executionId, Type: type}));
			}),

		signal: (where, executionId, signal) =>
			ask(
				{what: `send ${signal.type} to execution ${executionId}`, operation: 'SendAutomationSignal', where},
				async (client, sdk) => {
					const payload = toPayload(signal);
					await client.send(
						new sdk.SendAutomationSignalCommand({
							AutomationExecutionId: executionId,
							SignalType: signal.type,
							...(payload === undefined ? {} : {Payload: payload}),
						}),
					);
				},
			),

		listInvocations: (where, commandId, nextToken) =>
			ask(
				{what: `list what command ${commandId} ran on`, operation: 'ListCommandInvocations', where},
				async (client, sdk) => {
					const answer = await client.send(
						new sdk.ListCommandInvocationsCommand({
							CommandId: commandId,
							Details: true,
							MaxResults: 50,
							...(nextToken === null ? {} : {NextToken: nextToken}),
						}),
					);
					return {items: (answer.CommandInvocations ?? []).map(fromInvocation), nextToken: answer.NextToken || null};
				},
			),

		readPrinted: (where, commandId, {instanceId, pluginName}) =>
			ask({what: `read what ${instanceId} printed`, operation: 'GetCommandInvocation', where}, async (client, sdk) =>
				fromPrinted(
					await client.send(
						new sdk.GetCommandInvocationCommand({
							CommandId: commandId,
							InstanceId: instanceId,
							PluginName: pluginName,
						}),
					),
				),
			),

		listTags: (where, executionId) =>
			ask({what: `list the tags of ${executionId}`, operation: 'ListTagsForResource', where}, async (client, sdk) => {
				const answer = await client.send(
					new sdk.ListTagsForResourceCommand({ResourceType: 'Automation', ResourceId: executionId}),
				);
				return Object.fromEntries((answer.TagList ?? []).map(({Key, Value}) => [Key ?? '', Value ?? '']));
			}),

		addTags: (where, executionId, tags) =>
			ask({what: `tag ${executionId}`, operation: 'AddTagsToResource', where}, async (client, sdk) => {
				await client.send(
					new sdk.AddTagsToResourceCommand({
						ResourceType: 'Automation',
						ResourceId: executionId,
						Tags: Object.entries(tags).map(([Key, Value]) => ({Key, Value})),
					}),
				);
			}),
	};
}

function toExecutionFilters(filter: ExecutionFilter): AutomationExecutionFilter[] {
	const filters: Array<readonly [AutomationExecutionFilter['Key'], ReadonlyArray<string | undefined>]> = [
		['ExecutionId', [filter.executionId]],
		['ParentExecutionId', [filter.parentExecutionId]],
		['ExecutionStatus', filter.statuses ?? []],
		['DocumentNamePrefix', [filter.documentPrefix]],
		['StartTimeAfter', [toIso(filter.startedAfter)]],
		['StartTimeBefore', [toIso(filter.startedBefore)]],
		['AutomationType', [filter.fanOutsOnly ? 'CrossAccount' : undefined]],
		['TagKey', [filter.tagKey]],
	];
	return filters
		.map(([Key, values]) => ({Key, Values: values.filter(value => value !== undefined)}))
		.filter(({Values}) => Values.length > 0);
}

function toStepFilters(filter: StepFilter): StepExecutionFilter[] {
	const filters: Array<readonly [StepExecutionFilter['Key'], ReadonlyArray<string | undefined>]> = [
		['StepExecutionStatus', filter.statuses ?? []],
		['StepExecutionId', filter.stepExecutionIds ?? []],
		['StepName', [filter.stepName]],
		// A second earlier than asked: whether AWS means "after" or "at or after" isn't documented.
		['StartTimeAfter', [toIso(filter.startedAfter === undefined ? undefined : filter.startedAfter - 1000)]],
	];
	return filters
		.map(([Key, values]) => ({Key, Values: values.filter(value => value !== undefined)}))
		.filter(({Values}) => Values.length > 0);
}

/** ISO 8601 in whole seconds, rounded down, as AWS's own examples write it. */
function toIso(epochMs: number | undefined): string | undefined {
	return epochMs === undefined ? undefined : `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

function toPayload(signal: Signal): Record<string, string[]> | undefined {
	switch (signal.type) {
		case 'Approve':
		case 'Reject':
			return signal.comment ? {Comment: [signal.comment]} : undefined;
		case 'Resume':
		case 'StartStep':
			return {StepName: [signal.stepName]};
		case 'StopStep':
			return {StepExecutionId: [signal.stepExecutionId]};
		case 'Revoke':
			return undefined;
	}
}
