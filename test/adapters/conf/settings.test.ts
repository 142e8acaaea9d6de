import {chmod, mkdir, mkdtemp, readFile, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {findConfigFile} from '../../../source/adapters/conf/config-file.ts';
import {createSettings} from '../../../source/adapters/conf/settings.ts';

async function openFile(content?: string) {
	const folder = await mkdtemp(join(tmpdir(), 'rollgrid-settings-'));
	const file = join(folder, 'rollgrid', 'config.json');
	const settings = createSettings(file);
	if (content !== undefined) {
		await settings.set('ascii', true);
		await writeFile(file, content);
	}

	return {file, settings};
}

test('what was saved is read back, and what was not is its default', async () => {
	const {settings} = await openFile();
	await settings.set('profiles', {'1111*': 'prod'});
	await settings.set('presets', {
		'europe.all': {TargetLocations: [{Accounts: ['111122223333'], Regions: ['eu-west-1']}]},
	});
	expect(settings.read()).toMatchObject({
		values: {
			theme: 'dark',
			rate: 1.5,
			profiles: {'1111*': 'prod'},
			presets: {'europe.all': {TargetLocations: [{Accounts: ['111122223333'], Regions: ['eu-west-1']}]}},
		},
		mistakes: [],
	});
	expect([...settings.read().saved]).toEqual(['profiles', 'presets']);
	await settings.unset('profiles');
	expect(settings.get('profiles')).toEqual({});
});

test('file and folder are the operator’s alone', async () => {
	const {file, settings} = await openFile();
	await settings.set('theme', 'light');
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
});

test('reading settings that were never saved makes no file', async () => {
	const {file, settings} = await openFile();
	expect(settings.get('theme')).toBe('dark');
	await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('a file that is no JSON is named, and never overwritten', async () => {
	const {file, settings} = await openFile('{"theme": "light",');
	expect(settings.read().mistakes).toEqual([{text: expect.stringContaining(file), key: null}]);
	await expect(settings.set('theme', 'dark')).rejects.toThrow(file);
	await expect(settings.unset('theme')).rejects.toThrow('left as it is');
	expect(await readFile(file, 'utf8')).toBe('{"theme": "light",');
});

test('a value that can’t be used is named with file and key; the others count, and all stay in the file', async () => {
	const {file, settings} = await openFile('{"theme":"pink","rate":3,"colour":1}');
	const {values, mistakes} = settings.read();
	expect([values.theme, values.rate]).toEqual(['dark', 3]);
	expect(mistakes.map(({key}) => key)).toEqual(['theme', 'colour']);
	expect(mistakes[0]!.text).toBe(
		`In the settings ${file}: theme is one of dark, light, high-contrast, deuteranopia, tritanopia, not "pink"`,
	);
	await settings.set('ascii', true);
	expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
		version: 1,
		theme: 'pink',
		rate: 3,
		colour: 1,
		ascii: true,
	});
	await settings.unset('colour');
	expect(settings.read().mistakes.map(({key}) => key)).toEqual(['theme']);
});

test('a value that isn’t allowed is refused and changes nothing', async () => {
	const {settings} = await openFile();
	await settings.set('rate', 2);
	await expect(settings.set('rate', -1)).rejects.toThrow('rate is a number from 0.01 up, not -1');
	expect(settings.get('rate')).toBe(2);
});

test('what another process has saved counts at the next read', async () => {
	const {file, settings} = await openFile();
	await settings.set('rate', 2);
	await createSettings(file).set('ascii', true);
	expect([settings.get('rate'), settings.get('ascii')]).toEqual([2, true]);
	await settings.set('theme', 'light');
	expect(createSettings(file).get('ascii')).toBe(true);
});

test('the file lies in ROLLGRID_CONFIG_DIR, else in the platform’s folder', () => {
	expect(findConfigFile({ROLLGRID_CONFIG_DIR: '/etc/mine'}, 'linux')).toBe('/etc/mine/config.json');
	expect(findConfigFile({XDG_CONFIG_HOME: '/home/a/.cfg'}, 'linux')).toBe('/home/a/.cfg/rollgrid/config.json');
	expect(findConfigFile({}, 'linux')).toMatch(/\/\.config\/rollgrid\/config\.json$/);
	expect(findConfigFile({}, 'darwin')).toMatch(/\/Library\/Preferences\/rollgrid\/config\.json$/);
});

test('the file carries a version, and one of a later version is left as it is', async () => {
	const {file, settings} = await openFile();
	await settings.set('theme', 'light');
	expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({version: 1, theme: 'light'});
	expect(settings.read()).toMatchObject({mistakes: [], values: {theme: 'light'}});
	await writeFile(file, '{"version": 2, "theme": "light"}');
	expect(settings.read().mistakes).toEqual([{text: expect.stringContaining('its version is 2'), key: null}]);
	await expect(settings.set('theme', 'dark')).rejects.toThrow('left as it is');
});

test('settings nested deeper than a request goes are a mistake of the file, and a name that every object has is none of a setting', async () => {
	const deep = await openFile(`{"presets":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`);
	expect(deep.settings.read().mistakes).toEqual([{text: expect.stringContaining('nested deeper than 50'), key: null}]);
	const named = await openFile('{"__proto__":{"theme":"light"},"constructor":1}');
	expect(named.settings.read().mistakes.map(({key}) => key)).toEqual(['__proto__', 'constructor']);
	expect(named.settings.get('theme')).toBe('dark');
});

test.each([
	['the file', 'config.json', 0o620],
	['the folder', '', 0o707],
] as const)('settings whose %s others may write are refused, and say how to mend that', async (_, name, mode) => {
	const {file, settings} = await openFile();
	await settings.set('readOnly', true);
	const folder = join(file, '..');
	const path = name === '' ? folder : join(folder, name);
	await chmod(path, mode);
	expect(settings.read()).toMatchObject({
		saved: new Set(),
		mistakes: [{text: expect.stringContaining(`\`chmod go-w ${path}\` mends that`), key: null}],
	});
	await expect(settings.set('rate', 1)).rejects.toThrow('can be written by others');
	await chmod(path, mode & ~0o022);
	expect(settings.read()).toMatchObject({values: {readOnly: true, rate: 1.5}, mistakes: []});
});

test('nothing is saved in a folder that others may write', async () => {
	const {file, settings} = await openFile();
	await mkdir(join(file, '..'));
	await chmod(join(file, '..'), 0o777);
	await expect(settings.set('rate', 1)).rejects.toThrow('chmod go-w');
	await expect(stat(file)).rejects.toThrow('ENOENT');
});
