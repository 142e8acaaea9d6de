import {filters, page} from '../../constraints/automation.ts';
import {structure} from '../../constraints/shape.ts';
import {executionStatuses} from '../../engine/state/api.ts';
import type {Execution} from '../../engine/state/execution.ts';
import {listExecutions} from '../../engine/state/find.ts';
import {automationType, currentStep, viewMetadata} from '../../engine/state/view.ts';
import {ownValue} from '../../own.ts';
import type {World} from '../../world.ts';
import {operation, pagesOf} from '../operation.ts';
import {readToken, writeToken} from '../page-token.ts';
import {checkValues, type Filter, type Filters, readFilters, readTime} from './filters.ts';

const keys = [
	'DocumentNamePrefix',
	'ExecutionStatus',
	'ExecutionId',
	'ParentExecutionId',
	'CurrentAction',
	'StartTimeBefore',
	'StartTimeAfter',
	'AutomationType',
	'TagKey',
	'TargetResourceGroup',
	'AutomationSubtype',
	'OpsItemId',
];

type Input = {Filters?: readonly Filter[]; MaxResults?: number; NextToken?: string};

export const describeAutomationExecutions = operation<Input>({
	service: 'ssm',
	name: 'DescribeAutomationExecutions',
	input: structure({Filters: filters('AutomationExecutionFilter', keys, 10), ...page}),
	pages: pagesOf('AutomationExecutionMetadataList', 50),
	handle({world, caller}, {Filters: given, MaxResults = 50, NextToken}) {
		const request = ['executions', caller.accountId, caller.region, given ?? []];
		const wanted = readFilters(given);
		checkValues(wanted, 'ExecutionStatus', executionStatuses);
		checkValues(wanted, 'AutomationType', ['CrossAccount', 'Local']);
		checkValues(wanted, 'AutomationSubtype', ['ChangeRequest', 'AccessRequest']);
		const parents = wanted.get('ParentExecutionId');
		const {executions, next} = listExecutions(world, caller.accountId, caller.region, {
			position: readToken(request, NextToken),
			limit: MaxResults,
			parentId: parents?.length === 1 ? parents[0] : undefined,
			where: wanted.size === 0 ? undefined : matcher(world, wanted),
		});
		return {
			AutomationExecutionMetadataList: executions.map(execution => viewMetadata(world, execution)),
			NextToken: next === undefined ? undefined : writeToken(request, next),
		};
	},
});

/** What an execution is looked at for, by the filter's key. The times are compared apart. */
const values: Readonly<Record<string, (execution: Execution) => readonly unknown[]>> = {
	ExecutionId: ({id}) => [id],
	ParentExecutionId: ({parent}) => [parent?.id],
	ExecutionStatus: ({status}) => [status],
	AutomationType: execution => [automationType(execution)],
	TagKey: ({tags}) => [...(tags?.keys() ?? [])],
	TargetResourceGroup: ({input}) =>
		(input.Targets ?? []).flatMap(({Key, Values = []}) => (Key === 'ResourceGroup' ? Values : [])),
	CurrentAction: execution => [currentStep(execution)?.action],
	AutomationSubtype: ({extra}) => [extra.AutomationSubtype],
	OpsItemId: ({extra}) => [extra.OpsItemId],
};

function matcher({scale}: World, wanted: Filters): (execution: Execution) => boolean {
	const before = readTime(wanted, 'StartTimeBefore') ?? Number.POSITIVE_INFINITY;
	const after = readTime(wanted, 'StartTimeAfter') ?? Number.NEGATIVE_INFINITY;
	const prefixes = wanted.get('DocumentNamePrefix');
	const others = [...wanted].flatMap(([key, allowed]) => {
		const read = ownValue(values, key);
		return read === undefined ? [] : [{read, allowed: new Set<unknown>(allowed)}];
	});
	return execution =>
		scale.shown(execution.startedAtMs) < before &&
		scale.shown(execution.startedAtMs) > after &&
		(prefixes?.some(prefix => execution.input.DocumentName.startsWith(prefix)) ?? true) &&
		others.every(({read, allowed}) => read(execution).some(value => allowed.has(value)));
}
