import {expect, test} from 'vitest';
import {config} from '../../source/commands/config/run.ts';
import {defaultSettings, type SettingName, type SettingValues} from '../../source/core/domain/settings.ts';
import type {Settings, SettingsMistake} from '../../source/ports/settings.ts';

function open(mistakes: readonly SettingsMistake[] = []) {
	const changes = new Map<string, unknown>();
	const printed: string[] = [];
	const told: string[] = [];
	const read = () => ({
		path: '/home/a/config.json',
		values: {...defaultSettings(), ...Object.fromEntries(changes)} as SettingValues,
		saved: new Set([...changes.keys()] as SettingName[]),
		mistakes: mistakes.filter(({key}) => !changes.has(`unset ${key}`)),
	});
	const settings: Settings = {
		path: '/home/a/config.json',
		read,
		get: key => read().values[key],
		set: async (key, value) => void changes.set(key, value),
		unset: async key => void (changes.delete(key) || changes.set(`unset ${key}`, true)),
	};
	const run = (line: string, isJson = false) => {
		const [action, key, value] = line.split(' ').filter(Boolean);
		return config({print: one => printed.push(one), tell: one => told.push(one)}, settings, {
			action,
			key,
			value,
			isJson,
		});
	};
	return {run, printed, told};
}

test('a setting is set, read and taken back', async () => {
	const {run, printed} = open();
	expect(await run('set profiles 1111*=prod,222233334444=dev')).toBe(0);
	expect(await run('get profiles')).toBe(0);
	expect(await run('get profiles', true)).toBe(0);
	expect(await run('unset profiles')).toBe(0);
	await run('get profiles', true);
	expect(printed).toEqual(['1111*=prod,222233334444=dev', '{"1111*":"prod","222233334444":"dev"}', '{}']);
});

test('a preset with a secret in it is refused, not saved', async () => {
	const {run, printed, told} = open();
	expect(await run('set presets {"p":{"DocumentName":"X","Parameters":{"Password":["hunter2x"]}}}')).toBe(2);
	expect(told.join()).toContain('preset "p" seems to have one');
	expect(told.join()).not.toContain('hunter2x');
	expect(await run('set presets {"p":{"DocumentName":"X","Parameters":{"Fleet":["web"]}}}')).toBe(0);
	await run('get presets', true);
	expect(printed).toEqual(['{"p":{"DocumentName":"X","Parameters":{"Fleet":["web"]}}}']);
});

test('the list marks what is a default, and as JSON is one object with everything', async () => {
	const {run, printed} = open();
	await run('set theme light');
	expect(await run('')).toBe(0);
	expect(printed).toContainEqual(expect.stringMatching(/^theme +light$/));
	expect(printed).toContainEqual(expect.stringMatching(/^rate +1\.5 +\(default\)$/));
	printed.length = 0;
	await run('', true);
	expect(JSON.parse(printed.join(''))).toEqual({...defaultSettings(), theme: 'light'});
});

test('wrong words exit 2, name all that is allowed, and change nothing', async () => {
	for (const [line, words] of [
		['get', 'needs a key: theme, ascii, mouse, notify, windowTitle, pane, colors'],
		['get colour', 'There is no setting "colour"; there are theme'],
		['set rate', 'needs a value: a number from 0.01 up'],
		['set rate fast', 'rate is a number from 0.01 up, not "fast"'],
		['set theme pink', 'one of dark, light, high-contrast, deuteranopia, tritanopia, not "pink"'],
		['unset theme light', 'takes no value'],
	] as const) {
		const {run, told, printed} = open();
		expect(await run(line)).toBe(2);
		expect(told.join('\n')).toContain(words);
		await run('', true);
		expect(JSON.parse(printed.join(''))).toEqual(defaultSettings());
	}
});

test('what is wrong in the file is told, and can be taken out by its key even where that is no setting', async () => {
	const {run, told} = open([
		{text: 'In the settings /home/a/config.json: there is no setting "colour"', key: 'colour'},
	]);
	expect(await run('')).toBe(2);
	expect(told).toContain('  rollgrid config unset colour takes it back.');
	expect(await run('unset colour')).toBe(0);
	told.length = 0;
	expect(await run('')).toBe(0);
	expect(told.join()).not.toContain('colour');
});
