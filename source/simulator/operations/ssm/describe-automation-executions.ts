import {page} from '../../constraints/automation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import type {Execution} from '../../engine/execution.ts';
import {listExecutions} from '../../engine/find.ts';
import {automationType, viewMetadata} from '../../engine/view.ts';
import {operation} from '../operation.ts';
import {readToken, writeToken} from '../page-token.ts';
import {type Filter, readFilters, readTime} from './filters.ts';

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
	input: structure({
		Filters: list(
			structure({
				Key: required(text({values: keys})),
				Values: required(list(text({min: 1, max: 150}), {min: 1, max: 10})),
			}),
			{min: 1, max: 10},
		),
		...page,
	}),
	handle({world, caller}, {Filters, MaxResults = 50, NextToken}) {
		const request = ['executions', caller.accountId, caller.region, Filters ?? []];
		const filters = readFilters(Filters, keys);
		const parentId = filters.get('ParentExecutionId')?.[0];
		const {executions, next} = listExecutions(world, caller.accountId, caller.region, {
			position: readToken(request, NextToken),
			limit: MaxResults,
			parentId,
			where: filters.size === 0 ? undefined : matcher(filters),
		});
		return {
			AutomationExecutionMetadataList: executions.map(viewMetadata),
			NextToken: next === undefined ? undefined : writeToken(request, next),
		};
	},
});

function matcher(filters: ReadonlyMap<string, readonly string[]>): (execution: Execution) => boolean {
	const before = readTime(filters, 'StartTimeBefore') ?? Number.POSITIVE_INFINITY;
	const after = readTime(filters, 'StartTimeAfter') ?? Number.NEGATIVE_INFINITY;
	const holds = (key: string, value: string | undefined) => filters.get(key)?.includes(value ?? '') ?? true;
	return execution =>
		holds('ExecutionId', execution.id) &&
		holds('ParentExecutionId', execution.parent?.id) &&
		holds('ExecutionStatus', execution.status) &&
		holds('AutomationType', automationType(execution)) &&
		(filters.get('DocumentNamePrefix')?.some(prefix => execution.input.DocumentName.startsWith(prefix)) ?? true) &&
		(filters.get('TagKey')?.some(key => execution.tags?.has(key)) ?? true) &&
		(filters
			.get('TargetResourceGroup')
			?.some(name =>
				execution.input.Targets?.some(({Key, Values}) => Key === 'ResourceGroup' && Values?.includes(name)),
			) ??
			true) &&
		(!filters.has('CurrentAction') ||
			holds('CurrentAction', viewMetadata(execution).CurrentAction as string | undefined)) &&
		holds('AutomationSubtype', execution.extra?.AutomationSubtype as string | undefined) &&
		holds('OpsItemId', execution.extra?.OpsItemId as string | undefined) &&
		(execution.startedAtMs ?? 0) < before &&
		(execution.startedAtMs ?? 0) > after;
}
