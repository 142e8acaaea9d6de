import {keymap, type ListedKey} from '../../../core/console/keymap.ts';
import {classifyStatus, knownStatuses, type StatusClass} from '../../../core/domain/status.ts';
import {type ConsoleState, currentScreen} from '../../../core/state/state.ts';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import {keyLabel} from '../../key-label.ts';
import {glyphOf, type Look, statusLook} from '../../theme.ts';
import {useLook} from '../../use-console.ts';

export type HelpProps = {readonly state: ConsoleState; readonly width: number; readonly height: number};

/** Every key, made from the table that the keys themselves are made from, and the legend. */
export function Help({state, width, height}: HelpProps) {
	const look = useLook();
	const {text} = currentScreen(state);
	return text !== undefined ? (
		<TextPage
			lines={listHelp(state.screens.at(-2)?.name ?? 'fan-outs', look)}
			view={text}
			width={width}
			height={height}
		/>
	) : null;
}

/** The keys of the screen that help was asked on come first, then those that work everywhere, then the legend; the other screens' keys follow. */
function listHelp(asked: string, look: Look): readonly PageLine[] {
	const others = [...new Set(keymap.flatMap(({on}) => on ?? []))].filter(name => name !== asked);
	const here = keymap.filter(({on}) => on?.some(name => name === asked));
	return [
		...(here.length > 0 ? listKeys(`Keys here: ${asked}`, here) : []),
		...listKeys(
			'Keys everywhere',
			keymap.filter(({on}) => on === undefined),
		),
		{text: 'The mouse, once `:mouse` or the setting `mouse` turns it on', color: 'accent', isBold: true},
		{text: '  wheel         scrolls; with Shift to the sides'},
		{text: '  click         selects; a second one opens'},
		{text: '  drag          marks a range, and paints it where locations are chosen'},
		{
			text: '  Shift         leaves the mouse to the terminal: select text with it (in iTerm2 Option, in macOS Terminal Fn)',
		},
		{text: ''},
		{text: 'Statuses, as AWS spells them', color: 'accent', isBold: true},
		...knownStatuses.map(status => ({
			text: `  ${glyphOf(status, look)}  ${status.padEnd(32)}${meanings[classifyStatus(status)]}`,
			color: statusLook(status).color,
		})),
		{text: ''},
		...others.flatMap(name =>
			listKeys(
				`Keys of ${name}`,
				keymap.filter(({on}) => on?.includes(name)),
			),
		),
	];
}

function listKeys(title: string, rows: readonly ListedKey[]): readonly PageLine[] {
	return [
		{text: title, color: 'accent', isBold: true},
		...rows.map(({keys, label}) => ({text: `  ${keys.map(keyLabel).join(' ').padEnd(14)}${label}`})),
		{text: ''},
	];
}

const meanings: Readonly<Record<StatusClass, string>> = {
	idle: 'has not begun',
	running: 'runs, or waits for a person inside',
	waiting: 'waits for a person',
	succeeded: 'ended well',
	failed: 'ended without success',
	cancelled: 'was stopped',
	skipped: 'never began and never will',
	unknown: 'newer than this version; may still change',
	unclear: 'ended, and nobody can say with what',
};
