import {accessSync, constants} from 'node:fs';
import {basename, delimiter, join} from 'node:path';
import type {TextReader} from '../../core/domain/program.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How a program opens a text. */
export type Reading = {
	/** A command line for `sh`; the file follows it. */
	readonly line: string;
	/** Whether to wait for Enter afterwards: its output would disappear at once. */
	readonly waitsAfter: boolean;
};

/** Pagers that stay until the reader leaves. */
const staying = new Set(['less', 'most', 'vi', 'vim', 'nvim', 'view', 'nano', 'emacs', 'moar', 'moor', 'ov']);

/** The pager or the editor, as the environment names it, like git and man. */
export function findReader(reader: TextReader, env: Environment): Reading {
	if (reader === 'editor') {
		return {line: env.VISUAL || env.EDITOR || 'vi', waitsAfter: false};
	}

	const pager = env.PAGER || (isOnPath('less', env) ? 'less' : 'more');
	const name = basename(pager.trim().split(/\s+/)[0] ?? '');
	// `LESS=F` lets less end at once where everything fits on the screen: nobody would see it.
	return {line: name === 'less' ? `${pager} -+F` : pager, waitsAfter: !staying.has(name)};
}

/** Browsers that draw on the terminal. */
const textBrowsers = new Set(['w3m', 'lynx', 'links', 'links2', 'elinks', 'browsh', 'www-browser']);

/** The command lines in `BROWSER`; `%s` is the link. */
export type Browser = {readonly words: readonly string[]; readonly needsTerminal: boolean};

/** How links are opened; `null` where there is no browser, as over SSH or without a display. */
export function findBrowser(env: Environment, platform: NodeJS.Platform): Browser | null {
	const own = env.BROWSER?.split(':').find(one => one.trim() !== '');
	if (own !== undefined) {
		const words = own.trim().split(/\s+/);
		return {
			words: own.includes('%s') ? words : [...words, '%s'],
			needsTerminal: textBrowsers.has(basename(words[0] ?? '')),
		};
	}

	if (env.SSH_CONNECTION || env.SSH_TTY) {
		return null;
	}

	if (platform === 'darwin') {
		return {words: ['open', '%s'], needsTerminal: false};
	}

	const hasScreen = Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
	return hasScreen && isOnPath('xdg-open', env) ? {words: ['xdg-open', '%s'], needsTerminal: false} : null;
}

/** Whether a program with this name can be run. */
function isOnPath(name: string, {PATH = ''}: Environment): boolean {
	return PATH.split(delimiter)
		.filter(Boolean)
		.some(folder => {
			try {
				accessSync(join(folder, name), constants.X_OK);
				return true;
			} catch {
				return false;
			}
		});
}
