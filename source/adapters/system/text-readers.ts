import {accessSync, constants} from 'node:fs';
import {basename, delimiter, join} from 'node:path';
import type {TextReader} from '../../core/domain/program.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How a text is read. */
export type Reading = {
	/** A command line for `sh`, the file behind it. */
	readonly line: string;
	/** Whether Enter is waited for after it: what it wrote would be gone at once. */
	readonly waitsAfter: boolean;
};

/** Pagers that stay until their reader leaves. */
const staying = new Set(['less', 'most', 'vi', 'vim', 'nvim', 'view', 'nano', 'emacs', 'moar', 'moor', 'ov']);

/** The pager or the editor, as the environment names it, as git and man do. */
export function findReader(reader: TextReader, env: Environment): Reading {
	if (reader === 'editor') {
		return {line: env.VISUAL || env.EDITOR || 'vi', waitsAfter: false};
	}

	const pager = env.PAGER || (isOnPath('less', env) ? 'less' : 'more');
	const name = basename(pager.trim().split(/\s+/)[0] ?? '');
	// Less may be told to end by itself where all fits on the screen (LESS=F): nobody would see it.
	return {line: name === 'less' ? `${pager} -+F` : pager, waitsAfter: !staying.has(name)};
}

/** Browsers that draw on the terminal. */
const textBrowsers = new Set(['w3m', 'lynx', 'links', 'links2', 'elinks', 'browsh', 'www-browser']);

/** A browser's words, `%s` for the link. */
export type Browser = {readonly words: readonly string[]; readonly needsTerminal: boolean};

/** How links are opened; `null` where there is no browser: over SSH, say, or without a screen. */
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

/** Whether a program of this name can be run. */
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
