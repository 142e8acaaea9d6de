/**
What this terminal can do, as far as its environment tells. No query is sent for it: an answer would come after the first frame.
*/
import type {Charset} from './charset.ts';
import type {ColorDepth} from './sgr.ts';

export type Multiplexer = 'none' | 'tmux' | 'screen';

export type Capabilities = {
	readonly colorDepth: ColorDepth;
	/** `ascii` where the locale's character set isn't UTF-8, or the terminal's font has 256 characters. */
	readonly charset: Charset;
	readonly multiplexer: Multiplexer;
	/** Whether a cursor can be placed at all; without, plain lines are the only output. */
	readonly canAddress: boolean;
	/** Whether ECH, `CSI n X`, is known. */
	readonly canEraseCharacters: boolean;
	/** Whether a network lies in between, so that the first frames are sent in portions until the line is known. */
	readonly isRemote: boolean;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
Read the environment.

@see https://no-color.org, https://bixense.com/clicolors
*/
export function detectCapabilities(env: Environment): Capabilities {
	const terminal = env.TERM ?? '';
	const multiplexer = detectMultiplexer(env, terminal);
	return {
		colorDepth: wantsColor(env, undefined) ? detectColorDepth(env, terminal) : 'none',
		charset: detectCharset(env, terminal),
		multiplexer,
		canAddress: terminal !== '' && terminal !== 'dumb',
		canEraseCharacters: multiplexer !== 'screen',
		isRemote: Boolean(env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY || env.MOSH_CONNECTION),
	};
}

/**
Whether colours are wanted: a flag that was given decides, then the environment.

@param asked - What the flag says; `undefined` where it wasn't given.
@see https://no-color.org, https://bixense.com/clicolors
*/
export function wantsColor(env: Environment, asked: boolean | undefined): boolean {
	if (asked !== undefined) {
		return asked;
	}

	// Of these two any value but the empty one counts; Node and chalk let the first win.
	if (env.FORCE_COLOR) {
		return forcedDepths[env.FORCE_COLOR] !== 'none';
	}

	if (env.NO_COLOR) {
		return false;
	}

	if ((env.CLICOLOR_FORCE ?? '0') !== '0') {
		return true;
	}

	return env.CLICOLOR !== '0';
}

/**
Whether a screen can be opened: both ends are a terminal that can place its cursor, which one without `TERM`, or with `dumb`, can't. Otherwise plain lines are the output.
*/
export function canShowScreen(
	stdin: {readonly isTTY?: boolean | undefined; setRawMode?: unknown},
	stdout: {readonly isTTY?: boolean | undefined},
	env: Environment,
): boolean {
	return Boolean(stdin.isTTY && stdout.isTTY && stdin.setRawMode !== undefined && detectCapabilities(env).canAddress);
}

/** What is known of the operator's own terminal and a copy by OSC 52: `taken` by default, `sent` without anybody knowing, through `tmux` if it is told to pass it on. */
export type ClipboardTrust = 'taken' | 'sent' | 'tmux';

/** Terminals that take a copy as they come. xterm, VTE and Apple's don't. */
const copying = /^(xterm-kitty|xterm-ghostty|alacritty|wezterm|foot|contour|rio)/;
const copyingPrograms = /^(vscode|WezTerm|ghostty|rio|contour)$/;

export function detectClipboard(env: Environment): ClipboardTrust {
	const multiplexer = detectMultiplexer(env, env.TERM ?? '');
	if (multiplexer !== 'none') {
		return multiplexer === 'tmux' ? 'tmux' : 'sent';
	}

	const isKnown =
		copying.test(env.TERM ?? '') ||
		copyingPrograms.test(env.TERM_PROGRAM ?? '') ||
		Boolean(env.WT_SESSION || env.KITTY_WINDOW_ID);
	return isKnown ? 'taken' : 'sent';
}

function detectColorDepth(env: Environment, terminal: string): ColorDepth {
	const forced = env.FORCE_COLOR;
	if (forced !== undefined && forcedDepths[forced] !== 'none') {
		return forcedDepths[forced] ?? '16';
	}

	if (terminal === 'dumb' || terminal === '') {
		return 'none';
	}

	const colorTerm = env.COLORTERM ?? '';
	// GNU screen before 5.0 takes true colours apart into attributes, whatever the terminal outside can do.
	if (/^(truecolor|24bit)$/i.test(colorTerm) && !terminal.startsWith('screen')) {
		return 'truecolor';
	}

	if (/-direct$|^(xterm-kitty|xterm-ghostty|alacritty|wezterm|foot)/.test(terminal)) {
		return 'truecolor';
	}

	if (/256/.test(terminal) || colorTerm !== '' || env.TMUX) {
		return '256';
	}

	return /^(vt[12]\d\d|ansi-m|.*-mono?)$/.test(terminal) ? 'none' : '16';
}

/** As chalk and Node read it, so that painter and Ink agree. */
const forcedDepths: Readonly<Record<string, ColorDepth>> = {
	'0': 'none',
	false: 'none',
	'1': '16',
	true: '16',
	'': '16',
	'2': '256',
	'3': 'truecolor',
};

function detectMultiplexer(env: Environment, terminal: string): Multiplexer {
	if (env.TMUX || terminal.startsWith('tmux')) {
		return 'tmux';
	}

	return env.STY || terminal.startsWith('screen') ? 'screen' : 'none';
}

/** POSIX: `LC_ALL` before `LC_CTYPE` before `LANG`, and an empty one counts as unset. */
function detectCharset(env: Environment, terminal: string): Charset {
	// The console of Linux has a font of 256 or 512 characters; a DEC terminal has its own.
	if (/^(linux|vt\d+)/.test(terminal)) {
		return 'ascii';
	}

	const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
	if (/utf-?8/i.test(locale)) {
		return 'utf-8';
	}

	// The console of Linux and containers often run without any locale, in UTF-8 all the same; `C` and others were chosen.
	return locale === '' ? 'utf-8' : 'ascii';
}
