import {
	type AutomationExecution,
	DescribeAutomationExecutionsCommand,
	GetAutomationExecutionCommand,
	type StepExecution,
} from '@aws-sdk/client-ssm';
import type {Settings} from '../../source/simulator/settings.ts';
import {type Case, type Finding, heldIf, type Subject, unsettled} from '../case.ts';

/** Cases that read the latest fan-out there is. */
export const fanOutCases: readonly Case[] = [
	withFanOut('F2', 'a step names one account and one Region', ({steps}) =>
		heldIf(
			steps.every(({TargetLocation}) => TargetLocation?.Accounts?.length === 1 && TargetLocation.Regions?.length === 1),
		),
	),
	withFanOut('F3', "what a location's step is called", ({steps}) => {
		const name = steps.map(nameKind)[0];
		return name === undefined ? unsettled : {...heldIf(name === 'account_region'), settings: {locationStepName: name}};
	}),
	withFanOut('F4', "what a location's step has as inputs", ({steps}) => {
		const isEmpty = steps.every(({Inputs}) => Object.keys(Inputs ?? {}).length === 0);
		return {...heldIf(!isEmpty), settings: {locationStepInputs: isEmpty ? 'empty' : 'request'}};
	}),
	withFanOut('F5', "when a location's step names its child", ({steps}) => {
		const begun = steps.filter(({ExecutionStartTime}) => ExecutionStartTime !== undefined);
		const running = begun.filter(({ExecutionEndTime}) => ExecutionEndTime === undefined);
		const ended = begun.filter(({StepStatus}) => StepStatus === 'Success');
		const names = (some: readonly StepExecution[]) => some.some(({Outputs}) => Outputs?.ExecutionId !== undefined);
		if (running.length > 0 && names(running)) {
			return {fact: 'held', settings: {childIdInOutputs: 'at-start'}};
		}
		if (ended.length === 0) {
			return unsettled;
		}
		// An ended fan-out doesn't tell whether the ID was there before.
		return names(ended)
			? {fact: 'unsettled', ...(running.length > 0 && {settings: {childIdInOutputs: 'at-end' as const}})}
			: {fact: 'differs', settings: {childIdInOutputs: 'never'}};
	}),
	withFanOut('F7', 'the counters count the steps of locations', ({execution, steps}) => {
		const total = execution.ProgressCounters?.TotalSteps;
		return execution.StepExecutionsTruncated ? unsettled : heldIf(total === steps.length);
	}),
	withFanOut('E7', 'how many steps come with the execution', ({execution, steps}) =>
		execution.StepExecutionsTruncated
			? {...heldIf(steps.length === 100), settings: {stepExecutionsCutOff: steps.length}}
			: unsettled,
	),
	withFanOut('F12', 'what a parent with tolerated failures is', ({execution, steps}) => {
		const hasFailed = steps.some(({StepStatus}) => StepStatus === 'Failed');
		const status = execution.AutomationExecutionStatus;
		const isAll = steps.every(({ExecutionEndTime}) => ExecutionEndTime !== undefined);
		return hasFailed && isAll && status === 'Success'
			? {fact: 'held', settings: {parentStatusOverToleratedFailures: 'Success'}}
			: unsettled;
	}),
	withFanOut('F11', 'what becomes of locations that were never queued', ({execution, steps}) => {
		const never = steps.filter(({ExecutionStartTime}) => ExecutionStartTime === undefined);
		const total = execution.ProgressCounters?.TotalSteps ?? steps.length;
		if (
			execution.ExecutionEndTime === undefined ||
			execution.StepExecutionsTruncated ||
			execution.AutomationExecutionStatus === 'Success'
		) {
			return unsettled;
		}
		if (total > steps.length) {
			return {fact: 'differs', settings: {neverQueuedLocations: 'absent'}};
		}
		const [first] = never;
		if (first === undefined) {
			return unsettled;
		}
		const isPending = first.StepStatus === 'Pending';
		return {...heldIf(isPending), settings: {neverQueuedLocations: isPending ? 'pending' : 'cancelled'}};
	}),
	{
		fact: 'E4',
		title: 'whether children are in an unfiltered list',
		async find({ssm}) {
			const {AutomationExecutionMetadataList = []} = await ssm.send(new DescribeAutomationExecutionsCommand({}));
			return AutomationExecutionMetadataList.some(one => one.ParentAutomationExecutionId !== undefined)
				? {fact: 'held', settings: {listIncludesChildren: true}}
				: unsettled;
		},
	},
];

type FanOut = {readonly execution: AutomationExecution; readonly steps: readonly StepExecution[]};

/** A case about the latest fan-out; unsettled where there is none. */
function withFanOut(fact: string, title: string, find: (fanOut: FanOut) => Finding): Case {
	return {
		fact,
		title,
		async find(subject) {
			const execution = await latestFanOut(subject);
			const steps = execution?.StepExecutions ?? [];
			return execution === undefined || steps.length === 0 ? unsettled : find({execution, steps});
		},
	};
}

async function latestFanOut({ssm}: Subject): Promise<AutomationExecution | undefined> {
	const Filters = [{Key: 'AutomationType' as const, Values: ['CrossAccount']}];
	const {AutomationExecutionMetadataList = []} = await ssm.send(new DescribeAutomationExecutionsCommand({Filters}));
	const [latest] = AutomationExecutionMetadataList.toSorted(
		(a, b) => (b.ExecutionStartTime?.getTime() ?? 0) - (a.ExecutionStartTime?.getTime() ?? 0),
	);
	return latest === undefined
		? undefined
		: (await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId: latest.AutomationExecutionId})))
				.AutomationExecution;
}

function nameKind({StepName = '', TargetLocation}: StepExecution): Settings['locationStepName'] | undefined {
	const [account = ''] = TargetLocation?.Accounts ?? [];
	const [region = ''] = TargetLocation?.Regions ?? [];
	if (StepName === `${account}_${region}`) {
		return 'account_region';
	}
	return StepName === `${region}_${account}` ? 'region_account' : /^\D*\d{1,6}$/.test(StepName) ? 'index' : undefined;
}
