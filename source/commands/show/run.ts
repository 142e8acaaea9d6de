import type {ChangeRunbook, Execution, StepExecution} from '../../core/domain/execution.ts';
import {succeed} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {lacksLocation} from '../../core/follow/plan-locations.ts';
import {formatDuration, formatIso, formatTime} from '../../core/status/format.ts';
import {maskStep} from '../../core/status/mask-step.ts';
import {sayOutcome} from '../../core/status/outcome-words.ts';
import {printJson, toPrintable, toPrintableLine} from '../../core/status/printable.ts';
import {sayRunbook} from '../../core/status/runbook-words.ts';
import {findChild} from '../../runtime/find-child.ts';
import {stepAt} from '../../runtime/look-into-locations.ts';
import {type ReadGrid, readGrid} from '../../runtime/read-grid.ts';
import {readSteps} from '../../runtime/read-steps.ts';
import {countsJson, executionJson, locationJson} from '../json.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {showOutput} from './output.ts';

export type ShowOptions = {
	readonly executionId: string;
	/** The child execution there instead of the fan-out itself. */
	readonly location: Location | undefined;
	/** One step instead of the whole execution. */
	readonly step: string | undefined;
	/** The output of the step's command instead of the step. */
	readonly isOutput?: boolean;
	readonly isJson: boolean;
};

/** One execution, one location's child execution, or one step with its inputs and outputs. */
export async function show(services: Services, options: ShowOptions): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const {location: target} = options;
	if (target === undefined) {
		return showExecution(services, central, options.executionId, options);
	}

	return showChild(services, central, target, options);
}

/** Show the child execution of a location, or the status of the location where it has none. */
async function showChild(
	services: Services,
	central: Location,
	target: Location,
	options: ShowOptions,
): Promise<number> {
	const {executionId} = options;
	const steps = await readSteps(services.automation, central, executionId);
	if (!steps.ok) {
		return tellFailure(services, steps.failure);
	}

	const known = stepAt(steps.value, target);
	const child =
		known?.childExecutionId == null
			? await findChild(services.automation, target, executionId)
			: succeed(known.childExecutionId);
	if (child.ok && child.value !== null) {
		return showExecution(services, target, child.value, options);
	}

	const execution = await services.automation.getExecution(central, executionId);
	const read = execution.ok ? await readGrid(services, central, execution.value, steps.value) : execution;
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const place = printLocation(target);
	const {grid} = read.value;
	const index = grid.find(target);
	if (index !== undefined) {
		const {status, failureMessage} = grid.recordAt(index);
		services.tell(
			toPrintableLine(`The fan-out says of ${place}: ${[status, failureMessage].filter(Boolean).join(': ')}`),
		);
	}

	if (execution.ok && lacksLocation(execution.value, grid, target)) {
		services.tell(`${place} isn't a location of this fan-out.`);
		return exitStatus.wrongUsage;
	}

	if (!child.ok) {
		return tellFailure(services, child.failure);
	}

	services.tell(`No execution was started in ${place}.`);
	return exitStatus.refused;
}

async function showExecution(
	services: Services,
	where: Location,
	executionId: string,
	{step, isOutput = false, isJson}: ShowOptions,
): Promise<number> {
	const got = await services.automation.getExecution(where, executionId);
	if (!got.ok) {
		return tellFailure(services, got.failure);
	}

	const execution = got.value;
	const steps = execution.isTruncated
		? await readSteps(services.automation, where, executionId)
		: {ok: true as const, value: execution.steps};
	if (!steps.ok) {
		return tellFailure(services, steps.failure);
	}

	if (step === undefined) {
		const gathered = execution.isFanOut ? await readGrid(services, where, execution, steps.value) : null;
		const read = gathered?.ok ? gathered.value : null;
		services.print(
			isJson
				? printJson(toJson(execution, where, steps.value, read))
				: describeExecution(services, execution, where, steps.value, read),
		);
		return exitStatus.done;
	}

	const found = steps.value.find(one => one.name === step || one.stepExecutionId === step);
	if (found === undefined) {
		services.tell(
			toPrintableLine(
				`Execution ${executionId} has no step "${step}"; it has ${steps.value.map(one => one.name).join(', ') || 'none'}.`,
			),
		);
		return exitStatus.wrongUsage;
	}

	if (isOutput) {
		return showOutput(services, where, found, isJson);
	}

	services.print(isJson ? printJson(stepJson(found)) : describeStep(found));
	return exitStatus.done;
}

function toJson(execution: Execution, where: Location, steps: readonly StepExecution[], read: ReadGrid | null) {
	const base = {
		...executionJson(execution),
		account: where.accountId,
		region: where.region,
		parentExecutionId: execution.parentExecutionId,
		executedBy: execution.executedBy,
		parameters: execution.parameters,
		outputs: execution.outputs,
		runbooks: execution.isChangeRequest ? execution.runbooks.map(runbookJson) : null,
	};
	if (!execution.isFanOut || read === null) {
		return {...base, steps: steps.map(stepJson), total: null, byStatus: null, locations: null};
	}

	const {grid, reckoning} = read;
	return {
		...base,
		steps: null,
		total: reckoning.total,
		byStatus: countsJson(reckoning.byStatus),
		locations: [...grid.indices()].map(index => locationJson(grid.recordAt(index))),
	};
}

function runbookJson({document, documentVersion, parameters, targetLocations}: ChangeRunbook) {
	return {document, documentVersion, parameters, targetLocations: targetLocations.map(({raw}) => raw)};
}

function stepJson(one: StepExecution) {
	return {
		stepExecutionId: one.stepExecutionId,
		name: one.name,
		action: one.action,
		status: one.status,
		startedAt: formatIso(one.startedAt),
		endedAt: formatIso(one.endedAt),
		inputs: one.inputs,
		outputs: one.outputs,
		response: one.response,
		failureMessage: one.failureMessage,
		failureDetails: one.failureDetails,
		childExecutionId: one.childExecutionId,
	};
}

function describeExecution(
	{clock}: Services,
	execution: Execution,
	where: Location,
	steps: readonly StepExecution[],
	read: ReadGrid | null,
): string {
	const {startedAt, endedAt} = execution;
	const rows =
		read === null
			? steps
			: [...read.grid.indices()].map(index => ({...read.grid.recordAt(index), name: read.grid.nameAt(index)}));
	const took = startedAt === null ? '' : `, ${formatDuration((endedAt ?? clock.now()) - startedAt)}`;
	return [
		`${execution.document} version ${execution.documentVersion ?? '?'}: ${execution.status}${execution.isFanOut ? ' of the fan-out itself' : ''}`,
		`${execution.executionId} in ${printLocation(where)}`,
		`started ${formatTime(startedAt)}${took}${execution.executedBy === null ? '' : ` by ${execution.executedBy}`}`,
		...(execution.failureMessage === null ? [] : [execution.failureMessage]),
		...execution.runbooks.map(sayRunbook),
		...(read === null ? [] : [describeOutcome(read)]),
		...(rows.length === 0 ? [] : ['', printRow('STATUS', execution.isFanOut ? 'LOCATION' : 'STEP', 'TOOK', 'MESSAGE')]),
		...rows.map(({name, status, startedAt: from, endedAt: to, failureMessage}) => {
			const spent = from === null ? '' : formatDuration((to ?? clock.now()) - from);
			return printRow(status, name, spent, failureMessage ?? '');
		}),
	]
		.map(toPrintableLine)
		.join('\n');
}

/** Judged by its locations, as in the console. */
function describeOutcome({reckoning: {byStatus, total, unplaced}}: ReadGrid): string {
	const aside = unplaced === 0 ? '' : `; AWS doesn't say in which one account and Region ${unplaced} of its steps ran`;
	return `Locations that succeeded: ${sayOutcome(byStatus, total)}${aside}`;
}

function printRow(status: string, name: string, took: string, message: string): string {
	return `  ${status.padEnd(11)} ${name.padEnd(30)} ${took.padStart(7)}  ${message}`.trimEnd();
}

function describeStep(one: StepExecution): string {
	const {inputs, outputs} = maskStep(one);
	const entries = (values: Readonly<Record<string, string | readonly string[]>>) =>
		Object.entries(values).map(
			([name, value]) => `  ${name} = ${typeof value === 'string' ? value : value.join('\n    ')}`,
		);
	return toPrintable(
		[
			`${one.name} (${one.action}): ${one.status}`,
			`started ${formatTime(one.startedAt)}, ended ${formatTime(one.endedAt)}`,
			...(one.failureMessage === null ? [] : ['Failure', `  ${one.failureMessage}`]),
			'Inputs',
			...entries(inputs),
			'Outputs',
			...entries(outputs),
		].join('\n'),
	);
}
