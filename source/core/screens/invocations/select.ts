import {type Invocation, type InvocationPlugin, tellingPlugin} from '../../domain/invocation.ts';
import type {Status} from '../../domain/status.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {findStepCommand, readOf} from '../../state/printed.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import type {Phrase} from '../../status/fit-phrases.ts';
import {formatCount, formatDuration} from '../../status/format.ts';
import {toPrintable, toPrintableLine} from '../../status/printable.ts';
import {sayNoCommand, splitBeginning} from '../../status/printed-words.ts';
import {listInvocations, shownInvocations} from './screen.ts';

/** The instances of a command, and the beginning of the output of the one under the cursor. */
export type InvocationsScene = {
	/** The command and its number of instances, or why nothing is known. */
	readonly head: readonly Phrase[];
	readonly rows: readonly InvocationRow[];
	readonly cursor: number;
	/** What stands below the list. */
	readonly lines: readonly Phrase[];
};

export type InvocationRow = {
	readonly id: string;
	readonly status: Status;
	readonly details: string;
	readonly name: string;
	readonly exit: string;
	readonly took: string;
	/** The last line with content: of the error where there is one. */
	readonly note: string;
};

export function selectInvocations(state: ConsoleState): InvocationsScene | undefined {
	const screen = shownInvocations(state);
	if (screen === undefined) {
		return undefined;
	}

	const rows = listInvocations(state, screen);
	const ids = rows.map(({instanceId}) => instanceId);
	const cursor = cursorIndex(ids, screen.list);
	const chosen = rows[cursor];
	return {
		head: describeHead(state, screen),
		rows: rows.map(toRow),
		cursor,
		lines: chosen === undefined ? [] : tellBeginning(chosen),
	};
}

function describeHead(state: ConsoleState, screen: Parameters<typeof findStepCommand>[1]): readonly Phrase[] {
	const found = findStepCommand(state, screen);
	if (found === undefined) {
		return [{text: 'The step has gone from what AWS lists.', tone: 'bad'}];
	}

	const {step, place} = found;
	if (place === null) {
		const failure =
			step.failureMessage === null ? [] : [{text: toPrintableLine(step.failureMessage), tone: 'bad' as const}];
		return [{text: `${sayNoCommand(step)} i shows the step.`, tone: 'waiting'}, ...failure];
	}

	const {invocations, isAsking, isComplete, failure} = readOf(state, place);
	const told = failure === null ? [] : describeFailure(failure).map(text => ({text, tone: 'bad' as const}));
	if (invocations === null) {
		return [
			...told,
			...(isAsking ? [{text: `Asking AWS for command ${place.commandId}…`, tone: 'muted' as const}] : []),
		];
	}

	const counts = new Map<Status, number>();
	for (const {status} of invocations) {
		counts.set(status, (counts.get(status) ?? 0) + 1);
	}

	const by = [...counts].map(([status, count]) => `${formatCount(count)} ${status || 'without a status'}`).join(', ');
	const most = isComplete ? '' : ' of the first, AWS has more';
	const text =
		invocations.length === 0
			? `AWS lists no instance for command ${place.commandId}: it reached none, or none is listed yet. That isn’t a success.`
			: `Command ${place.commandId} on ${formatCount(invocations.length)} ${invocations.length === 1 ? 'instance' : 'instances'}${most}: ${by}`;
	return [{text: toPrintableLine(text), tone: invocations.length === 0 ? 'waiting' : 'text'}, ...told];
}

function toRow(one: Invocation): InvocationRow {
	const plugin = tellingPlugin(one);
	const {startedAt = null, endedAt = null} = plugin ?? {};
	return {
		id: one.instanceId,
		status: one.status,
		details: toPrintableLine(one.statusDetails || one.status || 'no status'),
		name: toPrintableLine(one.instanceName),
		exit: plugin === undefined || plugin.exitCode === null ? '' : String(plugin.exitCode),
		took: startedAt === null || endedAt === null ? '' : formatDuration(endedAt - startedAt),
		note: plugin === undefined ? '' : toPrintableLine(lastLine(plugin)),
	};
}

/** A list shows no more of a line. */
const mostNote = 400;

/** The agent adds this itself; it says no more than the exit status. */
const agentLine = /^(failed to run commands: exit status \d+|-{3,}.*-{3,})$/;

function lastLine({beginning}: InvocationPlugin): string {
	const {output, error} = splitBeginning(beginning);
	const telling = (text: string): string =>
		text
			.split('\n')
			.map(line => line.trim())
			.findLast(line => line !== '' && !agentLine.test(line)) ?? '';
	return (telling(error) || telling(output)).slice(0, mostNote);
}

/** The failed part first, and of each part the error first: the operator looks for that. */
function tellBeginning({plugins}: Invocation): readonly Phrase[] {
	return plugins
		.toSorted((a, b) => Number((b.exitCode ?? 0) > 0) - Number((a.exitCode ?? 0) > 0))
		.flatMap(({name, status, exitCode, beginning}): readonly Phrase[] => {
			const exit = exitCode === null ? status || 'no status' : `exit ${exitCode}`;
			const {output, error} = splitBeginning(beginning);
			const isEmpty = output.trim() === '' && error.trim() === '';
			const nothing = exitCode === null ? 'Nothing is told before it has ended.' : 'It printed nothing.';
			return [
				{text: toPrintableLine(`${name || 'command'} · ${exit}`), tone: 'accent'},
				...toneLines(error, 'bad'),
				...toneLines(output, 'text'),
				...(isEmpty ? [{text: nothing, tone: 'muted' as const}] : []),
			];
		});
}

function toneLines(text: string, tone: 'bad' | 'text'): readonly Phrase[] {
	return text.trim() === ''
		? []
		: toPrintable(text.trimEnd())
				.split('\n')
				.map(line => ({text: line, tone}));
}
