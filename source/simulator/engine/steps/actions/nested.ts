import {toText, toTexts} from '../../../documents/expressions.ts';
import {findDocument, findVersion} from '../../../documents/find.ts';
import {checkParameters} from '../../rules/check-parameters.ts';
import {childFailureMessage, failureDetails, notStarted, stepFailure} from '../../rules/failure-texts.ts';
import {definitionNotFound, definitionVersionNotFound} from '../../rules/refusals.ts';
import {cancelExecution} from '../../run/lifecycle.ts';
import {after, callingOff} from '../../run/schedule.ts';
import {isEnded, type ParameterMap, type StartInput} from '../../state/api.ts';
import {uuid} from '../../state/random.ts';
import type {ActionHandle, ActionJob} from '../action-job.ts';
import {selected} from './outputs.ts';

/** `aws:executeAutomation`: runs another runbook as a child in the same account and Region. */
export function executeAutomation(job: ActionJob): ActionHandle {
	const {world, execution, done} = job;
	if (execution.depth >= world.settings.nestedLevels) {
		const message = stepFailure(
			'executing/canceling action',
			`Automations can be nested ${world.settings.nestedLevels} levels deep`,
		);
		return soon(job, () => done({status: 'Failed', message, details: failureDetails('Invocation', 'Action', message)}));
	}
	try {
		const child = startChild(job);
		return {
			defaultTimeoutSeconds: 30 * 86_400,
			callOff: () => {
				child.onEnd = undefined;
			},
			stop: () => {
				if (isEnded(child.status) || !world.settings.cancelReachesChildren) {
					return false;
				}
				cancelExecution(world, child);
				return true;
			},
		};
	} catch (error) {
		const [message, details] = notStarted(error);
		return soon(job, () => done({status: 'Failed', message, details}));
	}
}

function startChild(job: ActionJob) {
	const {world, execution, step, inputs, done} = job;
	const name = toText(inputs.DocumentName);
	const document = findDocument(world, execution, name);
	if (document?.documentType !== 'Automation') {
		throw definitionNotFound(name);
	}
	const wanted = inputs.DocumentVersion === undefined ? undefined : toText(inputs.DocumentVersion);
	const version = findVersion(document, wanted);
	if (!version?.runbook) {
		throw definitionVersionNotFound(name, wanted ?? '$DEFAULT');
	}
	const input = childInput(job, name, version.version);
	const parameters = input.Parameters ?? {};
	checkParameters(version.runbook, input);
	const child = job.launch(world, {
		id: uuid(world.seed, `${execution.id}/${step.index}/${step.attempts}`),
		accountId: execution.accountId,
		region: execution.region,
		input,
		parameters,
		document,
		version,
		by: {
			parent: execution,
			stepIndex: step.index,
			onEnd: ended =>
				after(world, world.settings.timings.noticeMs, () => {
					const [message, details] = childFailureMessage(world, ended);
					const documented = {
						ExecutionId: ended.id,
						Status: ended.status,
						Output: Object.values(ended.outputs).flat(),
					};
					const declared = job.definition.outputs.map(({name, selector}) => [name, selected(documented, selector)]);
					const outputs = {...documented, ...Object.fromEntries(declared.filter(([, value]) => value !== undefined))};
					const isFailed = !['Success', 'Cancelled', 'TimedOut'].includes(ended.status);
					done({status: isFailed ? 'Failed' : ended.status, outputs, message, details});
				}),
		},
	});
	step.child = child;
	return child;
}

function childInput({inputs}: ActionJob, name: string, version: string): StartInput {
	const passedOn = [
		'TargetParameterName',
		'Targets',
		'TargetMaps',
		'TargetLocations',
		'MaxConcurrency',
		'MaxErrors',
		'Tags',
	];
	const given = Object.fromEntries(passedOn.filter(key => inputs[key] !== undefined).map(key => [key, inputs[key]]));
	const runtime = (inputs.RuntimeParameters ?? {}) as Readonly<Record<string, unknown>>;
	const parameters: ParameterMap = Object.fromEntries(
		Object.entries(runtime).map(([key, value]) => [key, toTexts(value)]),
	);
	return {...given, DocumentName: name, DocumentVersion: version, Parameters: parameters};
}

function soon({world}: ActionJob, happen: () => void): ActionHandle {
	const event = after(world, world.settings.timings.noticeMs, happen);
	return {callOff: callingOff(event)};
}
