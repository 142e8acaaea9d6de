import {
	GetAutomationExecutionCommand,
	StartAutomationExecutionCommand,
	StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {type Case, heldIf, refusal, type Subject} from '../case.ts';

/** What a run may start, and where. */
export type Started = {
	readonly runbook: string;
	readonly parameters: Readonly<Record<string, string[]>>;
	readonly accounts: readonly string[];
	readonly regions: readonly string[];
};

/** How long a harmless runbook may take, and how often it is looked at. */
const longestMs = 15 * 60_000;
const everyMs = 5000;

/** Cases that start one fan-out, look at it from its beginning, and wait for its end. The cases that read fan-outs follow it. */
export function startCases({runbook, parameters, accounts, regions}: Started): readonly Case[] {
	let executionId = '';
	const get = async ({ssm}: Subject) =>
		(await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId: executionId}))).AutomationExecution;
	return [
		{
			fact: 'F6',
			title: 'whether all locations are listed at once',
			async find(subject) {
				const TargetLocations = [{Accounts: [...accounts], Regions: [...regions]}];
				const started = await subject.ssm.send(
					new StartAutomationExecutionCommand({DocumentName: runbook, Parameters: parameters, TargetLocations}),
				);
				executionId = started.AutomationExecutionId!;
				for (let waitedMs = 0; waitedMs < longestMs; waitedMs += everyMs) {
					const steps = (await get(subject))?.StepExecutions ?? [];
					if (steps.length > 0) {
						const isAll = steps.length === accounts.length * regions.length;
						return {...heldIf(isAll), settings: {locationStepsListed: isAll ? 'at-once' : 'when-started'}};
					}
					await subject.wait(everyMs);
				}
				return {fact: 'unsettled'};
			},
		},
		{
			fact: 'F1',
			title: 'a fan-out ends, with a step of aws:executeAutomation a location',
			async find(subject) {
				for (let waitedMs = 0; waitedMs < longestMs; waitedMs += everyMs) {
					const execution = await get(subject);
					if (execution?.ExecutionEndTime !== undefined) {
						return heldIf(execution.StepExecutions?.every(({Action}) => Action === 'aws:executeAutomation') ?? false);
					}
					await subject.wait(everyMs);
				}
				return {fact: 'unsettled'};
			},
		},
		{
			fact: 'E10',
			title: 'one that has ended is not stopped again',
			async find({ssm}) {
				const stop = new StopAutomationExecutionCommand({AutomationExecutionId: executionId});
				return heldIf((await refusal(ssm.send(stop)))?.code === 'InvalidAutomationStatusUpdateException');
			},
		},
	];
}
