import {findsInHelp, type HelpScene, selectHelp} from '../../../core/screens/help/select.ts';
import {type HelpEntry, layOutEntries} from '../../components/entry-columns.ts';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import {keyLabel} from '../../key-label.ts';
import type {BodyProps} from '../../screen-props.ts';
import {type Appearance, glyphOf, statusSign, type ThemeColor} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** Every key, from the table that the keys themselves come from, and the legend; in columns where there is room. A search shows the entries that it finds, under their headings. */
export function Help({state, keys, width, height}: BodyProps) {
	const appearance = useAppearance();
	const scene = selectHelp(state);
	const lines = listSections(scene, keys, appearance).flatMap(section =>
		layOutSection(section, scene.view.search, width),
	);
	const shown = lines.length === 0 ? [{text: 'Nothing in the help matches the search: Esc shows all.'}] : lines;
	return <TextPage lines={shown} view={{...scene.view, search: ''}} width={width} height={height} />;
}

type Rows = BodyProps['keys'];

type Section = {
	readonly title: string;
	readonly entries: ReadonlyArray<HelpEntry & {readonly color?: ThemeColor}>;
};

/** The keys of the screen that help was asked on come first, then those that work everywhere, then the legend; the other screens' keys follow. */
function listSections({asked, statuses}: HelpScene, keymap: Rows, appearance: Appearance): readonly Section[] {
	const others = [...new Set(keymap.flatMap(({on}) => on ?? []))].filter(name => name !== asked);
	const keysOf = (name: string): Section['entries'] =>
		toEntries(keymap.filter(({on}) => on?.some(one => one === name)));
	const own = keymap.filter(({raises}) => raises.type === 'own-command-asked');
	const everywhere = keymap.filter(({on, raises}) => on === undefined && raises.type !== 'own-command-asked');
	return [
		{title: `Keys here: ${asked}`, entries: keysOf(asked)},
		{title: 'Your own commands, from the settings', entries: toEntries(own)},
		{title: 'Keys everywhere', entries: toEntries(everywhere)},
		{title: 'Searching (/), the same on every screen', entries: searching},
		{title: 'The mouse, once `:mouse` or the setting `mouse` turns it on', entries: mouse},
		{
			title: 'Statuses, as AWS spells them',
			entries: statuses.map(({status, meaning}) => ({
				sign: glyphOf(status, appearance),
				text: `${status.padEnd(31)} ${meaning}`,
				color: statusSign(status).color,
			})),
		},
		...others.map(name => ({title: `Keys of ${name}`, entries: keysOf(name)})),
	];
}

const searching: Section['entries'] = [
	{sign: 'one two', text: 'both words, in any order, whatever the case'},
	{sign: '"one two"', text: 'these words as they stand'},
	{sign: '/a.*b|c/', text: 'a regular expression'},
	{sign: '!word', text: 'what does not hold it; so with every other form'},
	{sign: 'region:eu,us', text: 'in one field: region, ou, status, msg, account, step; either of several'},
	{sign: 'runbook:', text: 'and by:, id: in the list of fan-outs'},
	{sign: '↑ ↓', text: 'what was searched for before; Ctrl+U, Ctrl+W, Ctrl+A, Ctrl+E and the arrows edit'},
];

const mouse: Section['entries'] = [
	{sign: 'wheel', text: 'scrolls; with Shift to the sides'},
	{sign: 'click', text: 'selects; a second one opens'},
	{sign: 'drag', text: 'marks a range, and paints it where locations are chosen'},
	{
		sign: 'Shift',
		text: 'leaves the mouse to the terminal: select text with it (in iTerm2 Option, in macOS Terminal Fn)',
	},
];

function toEntries(rows: Rows): Section['entries'] {
	return rows.map(({keys, label}) => ({sign: keys.map(keyLabel).join(' '), text: label}));
}

function layOutSection({title, entries}: Section, search: string, width: number): readonly PageLine[] {
	const found = entries.filter(({sign, text}) => findsInHelp(search, title, `${sign} ${text}`));
	if (found.length === 0) {
		return [];
	}

	// Entries with colours of their own are listed one below the other.
	const isColored = found.some(({color}) => color !== undefined);
	const rows: readonly PageLine[] = isColored
		? found.map(({sign, text, color}) => ({text: `  ${sign}  ${text}`, ...(color === undefined ? {} : {color})}))
		: layOutEntries(found, width).map(text => ({text}));
	return [{text: title, color: 'accent', isBold: true}, ...rows, {text: ''}];
}
