import {type HelpScene, selectHelp} from '../../../core/screens/help/select.ts';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import {keyLabel} from '../../key-label.ts';
import type {BodyProps} from '../../screen-props.ts';
import {type Appearance, glyphOf, statusSign} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** Every key, made from the table that the keys themselves are made from, and the legend. */
export function Help({state, keys, width, height}: BodyProps) {
	const appearance = useAppearance();
	const scene = selectHelp(state);
	return <TextPage lines={listHelp(scene, keys, appearance)} view={scene.view} width={width} height={height} />;
}

type Rows = BodyProps['keys'];

/** The keys of the screen that help was asked on come first, then those that work everywhere, then the legend; the other screens' keys follow. */
function listHelp({asked, statuses}: HelpScene, keymap: Rows, appearance: Appearance): readonly PageLine[] {
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
		...statuses.map(({status, meaning}) => ({
			text: `  ${glyphOf(status, appearance)}  ${status.padEnd(32)}${meaning}`,
			color: statusSign(status).color,
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

function listKeys(title: string, rows: Rows): readonly PageLine[] {
	return [
		{text: title, color: 'accent', isBold: true},
		...rows.map(({keys, label}) => ({text: `  ${keys.map(keyLabel).join(' ').padEnd(14)}${label}`})),
		{text: ''},
	];
}
