import type {StepOutput} from '../../../documents/runbook.ts';
import {hash, hex, uuid} from '../../state/random.ts';
import type {ActionJob} from '../action-job.ts';

/** What an action that succeeds puts out: what AWS documents for it, what the runbook declares, and what the world says. */
export function actionOutputs(job: ActionJob, attempt: number): Record<string, unknown> {
	const key = `${job.execution.id}/${job.step.index}/${attempt}`;
	const declared = Object.fromEntries(
		job.definition.outputs.map(output => [output.name, inventedValue(job.world.seed, `${key}/${output.name}`, output)]),
	);
	const said = Object.fromEntries(
		Object.entries(job.outcome.outputs).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
	);
	return {...documentedOutputs(job, key), ...declared, ...said};
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html */
function documentedOutputs({world, definition, inputs, execution}: ActionJob, key: string): Record<string, unknown> {
	const {seed} = world;
	switch (definition.action) {
		case 'aws:changeInstanceState': {
			const ids = Array.isArray(inputs.InstanceIds) ? inputs.InstanceIds : [inputs.InstanceIds];
			return {InstanceStates: ids.map(() => inputs.DesiredState ?? 'running')};
		}
		case 'aws:runCommand':
			return {CommandId: uuid(seed, `command ${key}`), Status: 'Success', ResponseCode: 0, Output: ''};
		case 'aws:createImage':
		case 'aws:copyImage':
			return {ImageId: `ami-${hex(seed, `image ${key}`, 17)}`, ImageState: 'available'};
		case 'aws:runInstances':
			return {InstanceIds: [`i-${hex(seed, `instance ${key}`, 17)}`], InstanceStates: ['running']};
		case 'aws:createStack':
			return {
				StackId: `arn:aws:cloudformation:${execution.region}:${execution.accountId}:stack/${inputs.StackName ?? 'stack'}/${uuid(seed, `stack ${key}`)}`,
				StackStatus: 'CREATE_COMPLETE',
				StackStatusReason: '',
			};
		case 'aws:invokeLambdaFunction':
			return {StatusCode: 200, FunctionError: '', LogResult: '', Payload: '{}'};
		case 'aws:executeStateMachine':
			return {
				executionArn: `arn:aws:states:${execution.region}:${execution.accountId}:execution:${inputs.stateMachineArn ?? 'machine'}:${uuid(seed, key)}`,
				output: '{}',
			};
		case 'aws:invokeWebhook':
			return {Response: '', ResponseCode: 200};
		default:
			return {};
	}
}

/** A plausible value for an output that only the runbook knows of: by its type, and by what its name ends with. */
function inventedValue(seed: number, key: string, {name, type}: StepOutput): unknown {
	const text = () => {
		const kind = (
			[
				['SnapshotId', 'snap'],
				['ImageId', 'ami'],
				['VolumeId', 'vol'],
				['InstanceId', 'i'],
			] as const
		).find(([ending]) => name.endsWith(ending) || name.endsWith(`${ending}s`));
		if (kind) {
			return `${kind[1]}-${hex(seed, key, 17)}`;
		}
		return /(Status|State)$/.test(name) ? 'ok' : hex(seed, key, 8);
	};
	switch (type) {
		case 'Boolean':
			return true;
		case 'Integer':
			return hash(seed, key) % 10;
		case 'StringList':
			return [text()];
		case 'StringMap':
			return {};
		case 'MapList':
			return [];
		default:
			return text();
	}
}
