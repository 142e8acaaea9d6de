import {expect, test} from 'vitest';
import {findUsageMistakes} from '../../source/commands/check-usage.ts';
import {printHelp} from '../../source/commands/print-help.ts';
import {commands} from '../../source/commands/usage.ts';

test('every mistake of a command line is told at once, with the allowed values', () => {
	expect(findUsageMistakes(['watch'], {interval: Number.NaN, theme: 'pink', colour: true})).toEqual([
		'rollgrid watch needs <execution-id>',
		'--interval needs a number from 0.1 up',
		'--theme is one of dark, light, high-contrast, deuteranopia, tritanopia, not "pink"',
		'There is no --colour for watch; is --color meant?',
	]);
});

test('an unknown command is answered with those that there are', () => {
	const [mistake] = findUsageMistakes(['wathc'], {});
	expect(mistake).toContain('There is no command "wathc"');
	expect(mistake).toContain('watch, list');
});

test('an execution ID that can be none, a location that can be none and a surplus argument are mistakes', () => {
	expect(findUsageMistakes(['cancel', 'abc', 'more'], {location: ['1/eu']})).toHaveLength(3);
});

test('the help of a command lists its own flags, and that of all lists every command', () => {
	for (const {name, flags} of commands.filter(command => command.name !== '')) {
		expect(printHelp('')).toContain(`  ${name}`);
		for (const flag of flags) {
			expect(printHelp(name)).toContain(`--${flag.name}`);
		}
	}
});
