import type {Printed} from '../../domain/invocation.ts';
import type {KeyEvent} from '../../state/event.ts';
import {askPrinted, findStepCommand, forgetPrinted, readOf, textOf} from '../../state/printed.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfText} from '../../state/screen.ts';
import {spotOfStep} from '../../state/spot.ts';
import {type ConsoleState, pushScreen, withScreen} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {tellPrinted} from '../../status/printed-words.ts';
import {plainRoom, textScreen} from '../scroll.ts';
import {editorRow, pagerRow, shellRow} from '../shared-keys.ts';
import type {PrintedScreen} from './screen.ts';

/** The complete standard error and output of one instance, as far as AWS returns them. */
export const printedRoom: ScreenRoom<PrintedScreen, KeyEvent, KeyEvent> = {
	...plainRoom,
	...textScreen,
	name: 'printed',
	heading: 'What one instance printed',
	keys: [
		{keys: ['p'], label: 'the next part of the command', hint: 'next part', raises: {type: 'printed-asked'}},
		pagerRow,
		editorRow,
		shellRow,
	],
	ways: [],
	title: (_, {instanceId, pluginName}) => toPrintableLine(`${instanceId} ${pluginName}`),

	open(state, request) {
		if (request?.type !== 'printed') {
			return transition(state);
		}

		const {type: _, ...rest} = request;
		const opened: PrintedScreen = {name: 'printed', about: 'execution', text: topOfText, ...rest};
		return ask(pushScreen({...state, notice: null}, opened), opened);
	},

	refresh(state, screen) {
		const place = findStepCommand(state, screen)?.place ?? null;
		return place === null
			? transition(state)
			: ask(forgetPrinted(state, place, screen.instanceId, screen.pluginName), screen);
	},

	arrive: ask,
	take: (state, screen, {type}) => (type === 'printed-asked' ? showNextPart(state, screen) : undefined),

	spot: (state, screen) => spotOfStep(state, screen, screen.instanceId),

	text(state, screen) {
		const printed = printedOn(state, screen);
		return printed === null ? null : {name: `${screen.instanceId} ${screen.pluginName}`, text: joinParts(printed)};
	},

	copies(state, screen) {
		const printed = printedOn(state, screen);
		const {commandId} = findStepCommand(state, screen)?.place ?? {};
		const urls = printed === null ? [] : [printed.errorUrl, printed.outputUrl].filter(url => url !== null);
		return [
			...(printed === null ? [] : [{key: 'y', what: 'the whole text', text: joinParts(printed)}]),
			...(printed === null || printed.error === '' ? [] : [{key: 'e', what: 'standard error', text: printed.error}]),
			...urls.slice(0, 1).map(text => ({key: 'l', what: 'where it lies whole', text})),
			{key: 'i', what: 'instance', text: screen.instanceId},
			...(commandId === undefined ? [] : [{key: 'c', what: 'command ID', text: commandId}]),
		];
	},
};

/** What was read for the screen; `null` before that. */
function printedOn(state: ConsoleState, screen: PrintedScreen): Printed | null {
	const place = findStepCommand(state, screen)?.place ?? null;
	const read = place && textOf(state, place, screen.instanceId, screen.pluginName);
	return read?.ok ? read.value : null;
}

function joinParts(printed: Printed): string {
	return tellPrinted(printed)
		.map(({heading, text}) => `${heading}\n${text}`)
		.join('\n');
}

function ask(state: ConsoleState, screen: PrintedScreen): Transition {
	const place = findStepCommand(state, screen)?.place ?? null;
	return place === null ? transition(state) : askPrinted(state, place, screen.instanceId, screen.pluginName);
}

function showNextPart(state: ConsoleState, screen: PrintedScreen): Transition {
	const place = findStepCommand(state, screen)?.place ?? null;
	const {plugins = []} =
		(place && readOf(state, place).invocations?.find(one => one.instanceId === screen.instanceId)) ?? {};
	const next = plugins[(plugins.findIndex(({name}) => name === screen.pluginName) + 1) % plugins.length];
	if (next === undefined || next.name === screen.pluginName) {
		return transition({...state, notice: {text: 'The command has no other part', tone: 'info'}});
	}

	const turned = {...screen, pluginName: next.name, text: topOfText};
	return ask(withScreen({...state, notice: null}, turned), turned);
}
