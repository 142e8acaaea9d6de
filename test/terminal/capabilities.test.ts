import {expect, test} from 'vitest';
import {detectCapabilities, type Environment} from '../../source/terminal/capabilities.ts';

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
