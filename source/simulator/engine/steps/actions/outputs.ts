import type {StepOutput} from '../../../documents/runbook.ts';
import {ownValue} from '../../../own.ts';
import {commandIdOf} from '../../state/command.ts';
import {hex, uuid} from '../../state/random.ts';
import type {ActionJob} from '../action-job.ts';
import {inventedValue} from '../invented-value.ts';

/** What an action that succeeds puts out: what AWS documents for it, what the runbook declares, and what the world says. */
export function actionOutputs(job: ActionJob, attempt: number): Record<string, unknown> {
	const {world, execution, definition} = job;
	const key = `${execution.id}/${job.step.index}/${attempt}`;
	const said = Object.fromEntries(
		Object.entries(job.outcome.outputs).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
	);
	const documented = documentedOutputs(job, key);
	const declared = Object.fromEntries(
		definition.outputs.map(output => [
			output.name,
			selected(documented, output.selector) ??
				inventedValue(world, execution, `${key}/${output.name}`, output, definition.name),
		]),
	);
	const payload =
		definition.action === 'aws:executeScript'
			? {Payload: payloadOf({...declared, ...said}, definition.outputs)}
			: undefined;
	return {...documented, ...payload, ...declared, ...said};
}

/** What a declared output takes from what the action puts out: `$.Output`, `$.ExecutionId`. */
export function selected(outputs: Readonly<Record<string, unknown>>, selector: string | undefined): unknown {
	const path = /^\$\.(.+)$/.exec(selector ?? '')?.[1]?.split('.');
	return path?.reduce<unknown>(
		(value, name) =>
			typeof value === 'object' && value !== null ? ownValue(value as Record<string, unknown>, name) : undefined,
		outputs,
	);
}

/** What a script has returned: a map of which the declared outputs are parts. */
function payloadOf(values: Readonly<Record<string, unknown>>, outputs: readonly StepOutput[]): Record<string, unknown> {
	return Object.fromEntries(
		outputs.flatMap(({name, selector}) => {
			const member = /^\$\.Payload\.([\w-]+)$/.exec(selector ?? '')?.[1];
			return member === undefined ? [] : [[member, ownValue(values, name)]];
		}),
	);
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html */
function documentedOutputs(
	{world, definition, inputs, execution, step}: ActionJob,
	key: string,
): Record<string, unknown> {
	const {seed} = world;
	switch (definition.action) {
		case 'aws:changeInstanceState': {
			const ids = Array.isArray(inputs.InstanceIds) ? inputs.InstanceIds : [inputs.InstanceIds];
			return {InstanceStates: ids.map(() => inputs.DesiredState ?? 'running')};
		}
		case 'aws:runCommand':
			return {
				CommandId: commandIdOf(world.seed, execution, step.index, step.attempts),
				Status: 'Success',
				ResponseCode: 0,
				Output: '',
			};
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
