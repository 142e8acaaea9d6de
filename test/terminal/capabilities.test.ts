import {expect, test} from 'vitest';
import {
	canShowScreen,
	detectCapabilities,
	detectClipboard,
	type Environment,
	wantsColor,
} from '../../source/terminal/capabilities.ts';

test.each<readonly [string, Environment, string]>([
	['xterm says 16', {TERM: 'xterm'}, '16'],
	['xterm-256color', {TERM: 'xterm-256color'}, '256'],
	['COLORTERM says truecolor', {TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 'truecolor'],
	['COLORTERM says 24bit', {TERM: 'tmux-256color', COLORTERM: '24bit'}, 'truecolor'],
	['GNU screen outside of a true colour terminal', {TERM: 'screen-256color', COLORTERM: 'truecolor'}, '256'],
	['kitty', {TERM: 'xterm-kitty'}, 'truecolor'],
	['a description with direct colours', {TERM: 'xterm-direct'}, 'truecolor'],
	['the Linux console', {TERM: 'linux'}, '16'],
	['a VT220', {TERM: 'vt220'}, 'none'],
	['a dumb terminal', {TERM: 'dumb', COLORTERM: 'truecolor'}, 'none'],
	['no TERM', {}, 'none'],
	['NO_COLOR', {TERM: 'xterm-256color', NO_COLOR: '1'}, 'none'],
	['an empty NO_COLOR, which counts as unset', {TERM: 'xterm-256color', NO_COLOR: ''}, '256'],
	['FORCE_COLOR above all', {TERM: 'dumb', NO_COLOR: '1', FORCE_COLOR: '3'}, 'truecolor'],
	['FORCE_COLOR=0', {TERM: 'xterm-256color', FORCE_COLOR: '0'}, 'none'],
])('colours: %s', (_, env, depth) => {
	expect(detectCapabilities(env).colorDepth).toBe(depth);
});

test.each<readonly [Environment, string]>([
	[{LANG: 'de_DE.UTF-8'}, 'utf-8'],
	[{LANG: 'en_US.utf8'}, 'utf-8'],
	[{LANG: 'de_DE.ISO-8859-1'}, 'ascii'],
	[{LC_ALL: 'C', LANG: 'de_DE.UTF-8'}, 'ascii'],
	[{LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C'}, 'utf-8'],
	[{}, 'utf-8'],
])('the locale %o is %s', (env, charset) => {
	expect(detectCapabilities(env).charset).toBe(charset);
});

test.each<readonly [Environment, string]>([
	[{TERM: 'xterm'}, 'none'],
	[{TERM: 'xterm', TMUX: '/tmp/tmux-0/default,1,0'}, 'tmux'],
	[{TERM: 'tmux-256color'}, 'tmux'],
	[{TERM: 'screen.xterm', STY: '1.pts'}, 'screen'],
	[{TERM: 'screen-256color', TMUX: '/tmp/tmux-0/default,1,0'}, 'tmux'],
])('in %o the multiplexer is %s', (env, multiplexer) => {
	expect(detectCapabilities(env).multiplexer).toBe(multiplexer);
});

test('a session over SSH is remote, and a dumb terminal can’t be addressed', () => {
	expect(detectCapabilities({TERM: 'xterm', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22'}).isRemote).toBe(true);
	expect(detectCapabilities({TERM: 'xterm'}).isRemote).toBe(false);
	expect(detectCapabilities({TERM: 'dumb'}).canAddress).toBe(false);
	expect(detectCapabilities({TERM: 'vt100'}).canAddress).toBe(true);
});

test.each<readonly [string, Environment, boolean | undefined, boolean]>([
	['nothing is said', {}, undefined, true],
	['NO_COLOR', {NO_COLOR: '1'}, undefined, false],
	['--color beside NO_COLOR', {NO_COLOR: '1'}, true, true],
	['--no-color beside FORCE_COLOR', {FORCE_COLOR: '3'}, false, false],
	['CLICOLOR=0', {CLICOLOR: '0'}, undefined, false],
	['--color beside CLICOLOR=0', {CLICOLOR: '0'}, true, true],
	['CLICOLOR=1', {CLICOLOR: '1'}, undefined, true],
	['CLICOLOR_FORCE beside CLICOLOR=0', {CLICOLOR: '0', CLICOLOR_FORCE: '1'}, undefined, true],
	['NO_COLOR beside CLICOLOR_FORCE', {NO_COLOR: '1', CLICOLOR_FORCE: '1'}, undefined, false],
])('whether colours are wanted: %s', (_, env, asked, isWanted) => {
	expect(wantsColor(env, asked)).toBe(isWanted);
});

test.each<readonly [Environment, string]>([
	[{TERM: 'xterm-kitty'}, 'taken'],
	[{TERM: 'xterm-256color', TERM_PROGRAM: 'vscode'}, 'taken'],
	[{TERM: 'xterm-256color', WT_SESSION: 'x'}, 'taken'],
	[{TERM: 'xterm-256color'}, 'sent'],
	[{TERM: 'tmux-256color', TMUX: '/tmp/tmux-0/default,1,0', KITTY_WINDOW_ID: '1'}, 'tmux'],
	[{TERM: 'screen.xterm-kitty', STY: '1.pts'}, 'sent'],
])('a copy in %o is %s', (env, trust) => {
	expect(detectClipboard(env)).toBe(trust);
});

test.each<readonly [Environment, boolean, boolean]>([
	[{TERM: 'xterm'}, true, true],
	[{TERM: 'dumb'}, true, false],
	[{}, true, false],
	[{TERM: 'xterm'}, false, false],
])('with %o and a terminal (%s) there is a screen: %s', (env, isTTY, isShown) => {
	expect(canShowScreen({isTTY, setRawMode: () => {}}, {isTTY}, env)).toBe(isShown);
});
