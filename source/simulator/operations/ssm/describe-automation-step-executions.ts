import {executionId, filters, page} from '../../constraints/automation.ts';
import {boolean, required, structure} from '../../constraints/shape.ts';
import {executionStatuses} from '../../engine/state/api.ts';
import {findExecution} from '../../engine/state/find.ts';
import {listSteps} from '../../engine/state/step-list.ts';
import {viewStep} from '../../engine/state/view.ts';
import {operation, pagesOf} from '../operation.ts';
import {readToken, writeToken} from '../page-token.ts';
import {checkValues, type Filter, readFilters, readTime} from './filters.ts';

const keys = [
	'StartTimeBefore',
	'StartTimeAfter',
	'StepExecutionStatus',
	'StepExecutionId',
	'StepName',
	'Action',
	'ParentStepExecutionId',
	'ParentStepIteration',
	'ParentStepIteratorValue',
];

type Input = {
	AutomationExecutionId: string;
	Filters?: readonly Filter[];
	MaxResults?: number;
	NextToken?: string;
	ReverseOrder?: boolean;
};

export const describeAutomationStepExecutions = operation<Input>({
	service: 'ssm',
	name: 'DescribeAutomationStepExecutions',
	input: structure({
		AutomationExecutionId: required(executionId),
		Filters: filters('StepExecutionFilter', keys, 6),
		...page,
		ReverseOrder: boolean,
	}),
	pages: pagesOf('StepExecutions', 50),
	handle({world, caller}, {AutomationExecutionId, Filters: given, MaxResults = 50, NextToken, ReverseOrder = false}) {
		const execution = findExecution(world, caller.accountId, caller.region, AutomationExecutionId);
		const request = ['steps', AutomationExecutionId, given ?? [], ReverseOrder];
		const wanted = readFilters(given);
		checkValues(wanted, 'StepExecutionStatus', executionStatuses);
		const setOf = (key: string) => {
			const values = wanted.get(key);
			return values && new Set(values);
		};
		const meant = (ms: number | undefined) => (ms === undefined ? undefined : world.scale.meant(ms));
		const {steps, next} = listSteps(world, execution, {
			position: readToken(request, NextToken),
			limit: MaxResults,
			reverse: ReverseOrder,
			statuses: setOf('StepExecutionStatus'),
			ids: setOf('StepExecutionId'),
			names: setOf('StepName'),
			actions: setOf('Action'),
			parentStepIds: setOf('ParentStepExecutionId'),
			parentIterations: setOf('ParentStepIteration'),
			parentIteratorValues: setOf('ParentStepIteratorValue'),
			startedBeforeMs: meant(readTime(wanted, 'StartTimeBefore')),
			startedAfterMs: meant(readTime(wanted, 'StartTimeAfter')),
		});
		return {
			StepExecutions: steps.map(step => viewStep(world, execution, step)),
			NextToken: next === undefined ? undefined : writeToken(request, next),
		};
	},
});
