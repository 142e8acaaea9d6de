import {findStepCommand, textOf} from '../../state/printed.ts';
import type {TextView} from '../../state/screen.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import type {Phrase} from '../../status/fit-phrases.ts';
import {toPrintable, toPrintableLine} from '../../status/printable.ts';
import {tellPrinted} from '../../status/printed-words.ts';
import {shownPrinted} from './screen.ts';

/** A printed text, line by line, and the scroll position. */
export type PrintedScene = {readonly lines: readonly Phrase[]; readonly view: TextView};

export function selectPrinted(state: ConsoleState): PrintedScene | undefined {
	const screen = shownPrinted(state);
	if (screen === undefined) {
		return undefined;
	}

	const place = findStepCommand(state, screen)?.place ?? null;
	const read = place && textOf(state, place, screen.instanceId, screen.pluginName);
	return {view: screen.text, lines: tellRead(read)};
}

function tellRead(read: ReturnType<typeof textOf>): readonly Phrase[] {
	if (read == null) {
		return [{text: 'Asking AWS…', tone: 'muted'}];
	}

	if (!read.ok) {
		return describeFailure(read.failure).map(text => ({text, tone: 'bad'}));
	}

	return tellPrinted(read.value).flatMap(({heading, text, rest}, place): readonly Phrase[] => [
		...(place === 0 ? [] : [{text: '', tone: 'text' as const}]),
		{text: heading, tone: 'accent'},
		...(rest === null ? [] : [{text: toPrintableLine(rest), tone: 'waiting' as const}]),
		...(text === ''
			? [{text: 'Nothing.', tone: 'muted' as const}]
			: toPrintable(text.replace(/\n$/, ''))
					.split('\n')
					.map(line => ({text: line, tone: 'text' as const}))),
	]);
}
