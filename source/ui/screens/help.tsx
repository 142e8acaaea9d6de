import {classifyStatus, knownStatuses, type StatusClass} from '../../core/domain/status.ts';
import {type ConsoleState, currentScreen} from '../../core/state/state.ts';
import {type PageLine, TextPage} from '../components/text-page.tsx';
import {keyLabel} from '../key-label.ts';
import {keymap} from '../keymap.ts';
import {glyphOf, type Look, statusLook} from '../theme.ts';
import {useLook} from '../use-console.ts';

export type HelpProps = {readonly state: ConsoleState; readonly width: number; readonly height: number};

/** Every key, made from the table that the keys themselves are made from, and the legend. */
export function Help({state, width, height}: HelpProps) {
	const look = useLook();
	const screen = currentScreen(state);
	return screen.name === 'help' ? (
		<TextPage lines={listHelp(look)} view={screen.text} width={width} height={height} />
	) : null;
}

function listHelp(look: Look): readonly PageLine[] {
	return [
		{text: 'Keys', color: 'accent', isBold: true},
		...keymap.map(({keys, label, on}) => ({
			text: `  ${keys.map(keyLabel).join(' ').padEnd(14)}${label}${on === undefined ? '' : `  (${on.join(', ')})`}`,
		})),
		{text: ''},
		{text: 'Statuses, as AWS spells them', color: 'accent', isBold: true},
		...knownStatuses.map(status => ({
			text: `  ${glyphOf(status, look)}  ${status.padEnd(32)}${meanings[classifyStatus(status)]}`,
			color: statusLook(status).color,
		})),
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
};
