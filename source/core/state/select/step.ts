import type {StepExecution} from '../../domain/execution.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {toPrintable, toPrintableLine} from '../../status/printable.ts';
import {type ConsoleState, currentScreen} from '../state.ts';

/** One step as text: status, times, failure first, then inputs and outputs. */
export type StepScene = {readonly title: string; readonly lines: readonly StepLine[]};
export type StepLine = {readonly text: string; readonly kind: 'heading' | 'key' | 'value' | 'failure'};

export function selectStep(state: ConsoleState): StepScene | undefined {
	const screen = currentScreen(state);
	if (screen.name !== 'step') {
		return undefined;
	}

	const found = state.views
		.get(screen.viewKey)
		?.steps.find(({stepExecutionId}) => stepExecutionId === screen.stepExecutionId);
	return found && {title: toPrintableLine(found.name), lines: listLines(found, state.now)};
}

function listLines(one: StepExecution, now: number): readonly StepLine[] {
	const took = one.startedAt === null ? '' : `, ${formatDuration((one.endedAt ?? now) - one.startedAt)}`;
	return [
		...fact('Status', one.status),
		...fact('Action', one.action),
		...fact('Started', formatTime(one.startedAt) + took),
		...fact('Ended', formatTime(one.endedAt)),
		...(one.timeoutSeconds === null ? [] : fact('Time-out', formatDuration(one.timeoutSeconds * 1000))),
		...(one.onFailure === null ? [] : fact('On failure', one.onFailure)),
		...(one.failureMessage === null ? [] : section('Failure', one.failureMessage, 'failure')),
		...(one.failureDetails === null
			? []
			: fact('Failure type', [one.failureDetails.type, one.failureDetails.stage].filter(Boolean).join(' in '))),
		...Object.entries(one.failureDetails?.details ?? {}).flatMap(([key, values]) => fact(key, values.join(', '))),
		...entries('Inputs', one.inputs),
		...entries('Outputs', one.outputs),
		...(one.response === null ? [] : section('Response', one.response, 'value')),
		...(one.responseCode === null ? [] : fact('Response code', one.responseCode)),
		...fact('Step execution', one.stepExecutionId),
	];
}

function fact(name: string, value: string): readonly StepLine[] {
	return [{text: `${name.padEnd(15)}${toPrintableLine(value)}`, kind: 'key'}];
}

function section(name: string, text: string, kind: StepLine['kind']): readonly StepLine[] {
	return [
		{text: '', kind: 'value'},
		{text: name, kind: 'heading'},
		...toPrintable(text)
			.split('\n')
			.map(line => ({text: `  ${line}`, kind})),
	];
}

function entries(name: string, values: Readonly<Record<string, string | readonly string[]>>): readonly StepLine[] {
	const all = Object.entries(values);
	return [
		{text: '', kind: 'value'},
		{text: all.length === 0 ? `${name}: none` : name, kind: 'heading'},
		...all.flatMap(([key, value]): readonly StepLine[] => {
			const texts = (typeof value === 'string' ? [value] : value).map(layOutJson);
			const lines = texts.flatMap(text => toPrintable(text).split('\n'));
			return lines.length === 1
				? [{text: `  ${toPrintableLine(key)} = ${lines[0]}`, kind: 'value'}]
				: [
						{text: `  ${toPrintableLine(key)} =`, kind: 'value'},
						...lines.map(line => ({text: `    ${line}`, kind: 'value'}) as const),
					];
		}),
	];
}

/** JSON objects and lists are laid out over lines; a JSON string loses its quotes; anything else stays as it is. */
function layOutJson(text: string): string {
	if (!/^\s*[[{"]/.test(text)) {
		return text;
	}

	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
	} catch {
		return text;
	}
}
