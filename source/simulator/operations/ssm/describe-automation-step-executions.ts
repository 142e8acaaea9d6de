import {executionId, page} from '../../constraints/automation.ts';
import {boolean, list, required, structure, text} from '../../constraints/shape.ts';
import {findExecution} from '../../engine/find.ts';
import {listSteps} from '../../engine/step-list.ts';
import {viewStep} from '../../engine/view.ts';
import {operation} from '../operation.ts';
import {readToken, writeToken} from '../page-token.ts';
import {type Filter, readFilters, readTime} from './filters.ts';

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
		Filters: list(
			structure({
				Key: required(text({values: keys})),
				Values: required(list(text({min: 1, max: 150}), {min: 1, max: 10})),
			}),
			{min: 1, max: 6},
		),
		ReverseOrder: boolean,
		...page,
	}),
	handle({world, caller}, {AutomationExecutionId, Filters, MaxResults = 50, NextToken, ReverseOrder = false}) {
		const execution = findExecution(world, caller.accountId, caller.region, AutomationExecutionId);
		const request = ['steps', AutomationExecutionId, Filters ?? [], ReverseOrder];
		const filters = readFilters(Filters, keys);
		const setOf = (key: string) => {
			const values = filters.get(key);
			return values && new Set(values);
		};
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
			startedBeforeMs: readTime(filters, 'StartTimeBefore'),
			startedAfterMs: readTime(filters, 'StartTimeAfter'),
		});
		return {
			StepExecutions: steps.map(step => viewStep(world, execution, step)),
			NextToken: next === undefined ? undefined : writeToken(request, next),
		};
	},
});
