/**
The window around the terminal: its title, a bell, a notification of the desktop, a bar in the taskbar. Sent only to terminals that are known for them; a bell every one has.

@see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h3-Operating-System-Commands
@see https://sw.kovidgoyal.net/kitty/desktop-notifications/
@see https://conemu.github.io/en/AnsiEscapeCodes.html#ConEmu_specific_OSC
*/
import type {Environment, Multiplexer} from './capabilities.ts';

export type WindowAbilities = {
	/** Whether the window has a title that can be set, and set back. */
	readonly hasTitle: boolean;
	/** Which sequence makes a notification: OSC 9, 777 or 99; `null` for none that is known. */
	readonly notification: 9 | 99 | 777 | null;
	/** Whether OSC 9;4 is a bar in the taskbar. */
	readonly hasTaskbar: boolean;
};

/** What this terminal's window can do, as far as the environment tells. Within a multiplexer the environment is that of the terminal in which it was begun. */
export function detectWindow(env: Environment): WindowAbilities {
	const terminal = env.TERM ?? '';
	const program = env.TERM_PROGRAM ?? '';
	return {
		// The console of Linux and old hardware print what they don't know.
		hasTitle: !/^(|dumb|linux.*|vt\d+.*|cons\d+|ansi.*|sun.*)$/.test(terminal),
		notification: findNotification(env, terminal, program),
		hasTaskbar:
			Boolean(env.WT_SESSION || env.ConEmuANSI === 'ON') ||
			/^(ghostty|mintty)$/.test(program) ||
			terminal === 'xterm-ghostty',
	};
}

function findNotification(env: Environment, terminal: string, program: string): WindowAbilities['notification'] {
	if (terminal === 'xterm-kitty' || env.KITTY_WINDOW_ID) {
		return 99;
	}

	if (/^(foot|rxvt-unicode|contour)/.test(terminal) || program === 'ghostty' || terminal === 'xterm-ghostty') {
		return 777;
	}

	return /^(iTerm\.app|WezTerm)$/.test(program) ? 9 : null;
}

/** Keep the title that there is, to be set back by `giveTitleBack`. */
export const keepTitle = '\u{1B}[22;2t';
export const giveTitleBack = '\u{1B}[23;2t';
export const bell = '\u{7}';
export const emptyTaskbar = '\u{1B}]9;4;0;0\u{7}';

/** Set the title. tmux and screen take it for their own window. */
export function titleSequence(title: string): string {
	return `\u{1B}]2;${plain(title)}\u{7}`;
}

/** Make a notification of the desktop. */
export function notificationSequence(words: string, kind: 9 | 99 | 777, multiplexer: Multiplexer): string {
	const text = plain(words);
	const sequence = {
		9: `\u{1B}]9;${text}\u{7}`,
		99: `\u{1B}]99;i=rollgrid:d=1;${text}\u{1B}\\`,
		777: `\u{1B}]777;notify;rollgrid;${text.replaceAll(';', ',')}\u{7}`,
	}[kind];
	return passThrough(sequence, multiplexer);
}

/** Fill the bar in the taskbar. */
export function taskbarSequence(percent: number, tone: 'normal' | 'bad' | 'waiting', multiplexer: Multiplexer): string {
	return passThrough(`\u{1B}]9;4;${{normal: 1, bad: 2, waiting: 4}[tone]};${percent}\u{7}`, multiplexer);
}

function passThrough(sequence: string, multiplexer: Multiplexer): string {
	switch (multiplexer) {
		case 'none':
			return sequence;
		case 'tmux':
			return `\u{1B}Ptmux;${sequence.replaceAll('\u{1B}', '\u{1B}\u{1B}')}\u{1B}\\`;
		case 'screen':
			return `\u{1B}P${sequence}\u{1B}\\`;
	}
}

/** Names come from AWS: nothing in them may end the sequence or begin another. */
function plain(text: string): string {
	return text.replaceAll(/\p{C}/gu, ' ').slice(0, 200);
}
