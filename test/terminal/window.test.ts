import {expect, test} from 'vitest';
import {detectWindow, notificationSequence, taskbarSequence, titleSequence} from '../../source/terminal/window.ts';

test.each([
	['kitty', {TERM: 'xterm-kitty'}, {hasTitle: true, notification: 99, hasTaskbar: false}],
	['iTerm2', {TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app'}, {hasTitle: true, notification: 9, hasTaskbar: false}],
	['ghostty', {TERM: 'xterm-ghostty'}, {hasTitle: true, notification: 777, hasTaskbar: true}],
	[
		'Windows Terminal',
		{TERM: 'xterm-256color', WT_SESSION: 'x'},
		{hasTitle: true, notification: null, hasTaskbar: true},
	],
	['xterm', {TERM: 'xterm-256color'}, {hasTitle: true, notification: null, hasTaskbar: false}],
	['the console of Linux', {TERM: 'linux'}, {hasTitle: false, notification: null, hasTaskbar: false}],
	['a VT220', {TERM: 'vt220'}, {hasTitle: false, notification: null, hasTaskbar: false}],
] as const)('what the window of %s can do', (_, env, abilities) => {
	expect(detectWindow(env)).toEqual(abilities);
});

test('a name from AWS ends no sequence and begins none', () => {
	expect(titleSequence('a\u{1B}]0;b\u{7}c\u{9C}d\u{202E}e')).toBe('\u{1B}]2;a ]0;b c d e\u{7}');
	expect(notificationSequence('x;y\u{7}', 777, 'none')).toBe('\u{1B}]777;notify;rollgrid;x,y \u{7}');
});

test('through tmux and screen a sequence is wrapped', () => {
	expect(notificationSequence('x', 9, 'tmux')).toBe('\u{1B}Ptmux;\u{1B}\u{1B}]9;x\u{7}\u{1B}\\');
	expect(taskbarSequence(25, 'bad', 'screen')).toBe('\u{1B}P\u{1B}]9;4;2;25\u{7}\u{1B}\\');
	expect(taskbarSequence(25, 'normal', 'none')).toBe('\u{1B}]9;4;1;25\u{7}');
});
