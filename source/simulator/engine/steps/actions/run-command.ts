import {failureDetails, stepFailure} from '../../rules/failure-texts.ts';
import {pluginsOf} from '../../rules/printed.ts';
import {type Command, commandIdOf} from '../../state/command.ts';
import type {Action, ActionHandle, ActionJob, ActionResult} from '../action-job.ts';

/** Send a command to instances, and wait until it has ended; `wait` decides how long that takes and the result. */
export function runCommand(job: ActionJob, wait: Action): ActionHandle {
	const {world, execution, step, outcome} = job;
	const command: Command = {
		id: commandIdOf(world.seed, execution, step.index, step.attempts),
		execution,
		stepIndex: step.index,
		startedAtMs: world.nowMs,
		endedAtMs: undefined,
		status: 'InProgress',
		prints: outcome.prints,
		reason: outcome.message,
	};
	world.engine.commands.set(command.id, command);
	const end = (status: Command['status']): void => {
		if (command.endedAtMs === undefined) {
			command.endedAtMs = world.nowMs;
			command.status = status;
		}
	};
	const {callOff, ...handle} = wait({
		...job,
		done(result) {
			end(
				result.status === 'Success' || result.status === 'Failed' || result.status === 'TimedOut'
					? result.status
					: 'Cancelled',
			);
			job.done(result.status === 'Failed' ? tellFailure(job, command, result) : result);
		},
	});
	return {
		...handle,
		callOff() {
			end('Cancelled');
			callOff?.();
		},
	};
}

/**
Fail a step with its command. Its message repeats the instance's output, in the format of public examples, unless the world gives a message.

@see https://docs.aws.amazon.com/cli/latest/reference/imagebuilder/list-image-build-versions.html
*/
function tellFailure({world, outcome, inputs}: ActionJob, command: Command, result: ActionResult): ActionResult {
	const [instanceId] = [inputs.InstanceIds ?? ''].flat().map(String);
	const failed = pluginsOf(command, String(inputs.DocumentName ?? ''), instanceId ?? '', 'Failed').at(-1);
	const outputs = {
		Status: 'Failed',
		ResponseCode: failed?.exitCode ?? 1,
		Output: failed === undefined ? '' : joinOutputs(failed, 2500),
		CommandId: command.id,
	};
	const told = world.settings.failedCommandOutputs === 'told' ? {outputs} : {};
	if (outcome.message !== undefined) {
		return {...result, ...told};
	}
	const {Status, ResponseCode, Output, CommandId} = outputs;
	const message = stepFailure(
		'verifying the command has completed',
		`Command ${CommandId} returns unexpected invocation result: \n{Status=[${Status}], ResponseCode=[${ResponseCode}], Output=[${Output}], OutputPayload=[${JSON.stringify(outputs)}], CommandId=[${CommandId}]}`,
	);
	return {...result, message, details: failureDetails('Invocation', 'Action', message), ...told};
}

const heading = '\n----------ERROR-------\n';
const cutOutput = '\n---Output truncated---';
const cutError = '\n---Error truncated----';

/** Combine both texts as the agent joins and cuts them: the heading and the marks count. */
export function joinOutputs({output, error}: {readonly output: string; readonly error: string}, most: number): string {
	const whole = error === '' ? output : `${output}${heading}${error}`;
	if (whole.length <= most) {
		return whole;
	}
	if (error === '') {
		return cutText(output, most, cutOutput);
	}
	const room = most - heading.length;
	const forError = Math.min(error.length, Math.max(Math.floor(room / 2), room - output.length));
	return `${cutText(output, room - forError, cutOutput)}${heading}${cutText(error, forError, cutError)}`;
}

function cutText(text: string, most: number, mark: string): string {
	return text.length <= most ? text : text.slice(0, Math.max(0, most - mark.length)) + mark;
}
