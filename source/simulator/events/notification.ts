import {executedBy} from '../engine/rules/execution-role.ts';
import type {Execution, StepRecord} from '../engine/state/execution.ts';
import {uuid} from '../engine/state/random.ts';
import type {World} from '../world.ts';

/**
What EventBridge gets when an execution's status changes, or a step's.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
*/
export function notificationOf(
	world: World,
	execution: Execution,
	step: StepRecord | undefined,
	number: number,
): object {
	const {accountId, region, document, version} = execution;
	const nowMs = world.scale.shown(world.nowMs);
	const of = step ?? execution;
	return {
		version: '0',
		id: uuid(world.seed, `${world.fingerprint} event ${number}`),
		'detail-type': `EC2 Automation ${step ? 'Step' : 'Execution'} Status-change Notification`,
		source: 'aws.ssm',
		account: accountId,
		time: `${new Date(nowMs).toISOString().slice(0, 19)}Z`,
		region,
		resources: [
			`arn:aws:ssm:${region}:${accountId}:automation-execution/${execution.id}`,
			`arn:aws:ssm:${region}:${accountId}:automation-definition/${document.name}:${version.version}`,
		],
		detail: {
			ExecutionId: execution.id,
			Definition: document.name,
			DefinitionVersion: Number(version.version),
			Status: of.status,
			...(of.startedAtMs !== undefined && {StartTime: inWords(world.scale.shown(of.startedAtMs))}),
			...(of.endedAtMs !== undefined && {EndTime: inWords(world.scale.shown(of.endedAtMs))}),
			Time: nowMs,
			...(step ? {StepName: step.name, Action: step.action} : {ExecutedBy: executedBy(execution)}),
		},
	};
}

/** `Nov 29, 2024 7:43:25 PM`, in UTC. */
function inWords(epochMs: number): string {
	return new Date(epochMs)
		.toLocaleString('en-US', {dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC'})
		.replace(/(\d{4}),/, '$1')
		.replaceAll('\u202f', ' ');
}
