import process from 'node:process';
import {readSettings} from '../adapters/conf/read-settings.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {selectFirstPlace} from '../core/state/select/first-place.ts';
import {wantsColor} from '../terminal/capabilities.ts';
import {type FirstPicture, type ScreenOptions, showFirstPicture, takeScreen} from '../ui/take-screen.ts';
import {readOwnColors, themes} from '../ui/theme.ts';
import {signals} from './process-signals.ts';
import {findSettingsFile} from './settings.ts';
import {sideWords} from './side-words.ts';

/** The variables that an explicit --color overrides. */
const colorsOn = {NO_COLOR: undefined, CLICOLOR: undefined, FORCE_COLOR: undefined} as const;

/** Whether a screen reader reads the console. */
const isSpoken = (flags: GlobalValues): boolean => flags['screen-reader'] || process.env.INK_SCREEN_READER === 'true';

/** Whether Ink draws the whole console, so that nothing can be shown before Ink is loaded. */
export const isInkOnly = (flags: GlobalValues): boolean => flags['plain-ink'] || isSpoken(flags);

/** The terminal, with the first row on it. */
export type FirstScreen = FirstPicture & {
	readonly options: ReturnType<typeof screenOptions>;
	/**
	Let the console capture what other code writes to stderr, and report at the end.

	@param sayAtEnd - Is called when a signal has ended the program and the terminal is restored.
	@returns What other code has written so far.
	*/
	takeOver(sayAtEnd: () => void): readonly string[];
	/** Give the terminal back, where the console can't be opened. */
	close(): Promise<void>;
};

/** Take the terminal and show the first row, before the console is loaded. Resolves once the picture is written. */
export async function takeFirstScreen(flags: GlobalValues, isRehearsal: boolean): Promise<FirstScreen> {
	await sayOfCertificates();
	const said: string[] = [];
	const release = sideWords.capture(words => said.push(words));
	let atEnd = release;
	const place = selectFirstPlace({isRehearsal, isReadOnly: flags['read-only'], armForMs: flags.arm});
	const options = screenOptions(flags, () => atEnd());
	const first = showFirstPicture(takeScreen(options), place);
	// Loading the console blocks the process next.
	await new Promise(resolve => setImmediate(resolve));
	return {
		...first,
		options,
		takeOver(sayAtEnd) {
			release();
			atEnd = sayAtEnd;
			return said;
		},
		async close() {
			await first.terminal.close();
			release();
		},
	};
}

/** Have Node write its own warnings now, such as one about a missing certificate file. */
export async function sayOfCertificates(): Promise<void> {
	if (process.env.NODE_EXTRA_CA_CERTS) {
		(await import('node:tls')).createSecureContext();
	}
}

/** The terminal of the process, and the appearance that the flags and the settings choose. */
export function screenOptions(
	flags: GlobalValues,
	onEnd: () => void,
): ScreenOptions & {readonly window: {readonly hasTitle: boolean}} {
	const speaks = isSpoken(flags) ? {INK_SCREEN_READER: 'true'} : {};
	const own = readOwnColors(readSettings(findSettingsFile()).values.colors);
	return {
		appearance: {
			palette: {...themes[flags.theme], ...own},
			theme: flags.theme,
			own,
			isAscii: flags.ascii,
			hasColor: wantsColor(process.env, flags.color),
		},
		stdin: process.stdin,
		stdout: process.stdout,
		env: {...process.env, ...speaks, ...(flags.color ? colorsOn : {})},
		window: {hasTitle: flags['window-title']},
		process: signals,
		onEnd,
	};
}
