import {expect, test} from 'vitest';
import {printSetting} from '../../../source/core/domain/setting-text.ts';
import {
	defaultSettings,
	findSettingMistake,
	parseSetting,
	type SettingName,
	type SettingValues,
	settingNames,
} from '../../../source/core/domain/settings.ts';

test('every default is allowed', () => {
	const values = defaultSettings();
	expect(settingNames.map(name => findSettingMistake(name, values[name])).filter(Boolean)).toEqual([]);
});

test('what is printed is read back as the same', () => {
	const values: ReadonlyArray<readonly [SettingName, SettingValues[SettingName]]> = [
		['theme', 'tritanopia'],
		['roles', ['Operator', 'team/Reader']],
		['roles', ['with,comma', 'other']],
		['viaRoles', ['arn:aws:iam::111122223333:role/Hub', 'arn:aws-cn:iam::444455556666:role/ops/Spoke']],
		['externalId', ''],
		['externalId', 'ext-1'],
		['profiles', {}],
		['profiles', {'111122223333': 'prod', '4444*': 'staging eu'}],
		['profiles', {'111122223333': 'a,b=c'}],
		['rate', 0.5],
		['readOnly', true],
		['dangerous', []],
		['dangerous', ['Acme-Delete*']],
		['presets', {europe: {TargetLocations: []}}],
	];
	for (const [name, value] of values) {
		expect(parseSetting(name, printSetting(value))).toEqual(value);
		expect(findSettingMistake(name, value)).toBeNull();
	}
});

test('a wrong value is told with what is allowed', () => {
	const wrong: ReadonlyArray<readonly [SettingName, string]> = [
		['theme', 'pink'],
		['roles', ''],
		['roles', 'two words'],
		['viaRoles', 'Hub'],
		['externalId', 'x'],
		['profiles', '1234=prod'],
		['profiles', 'prod'],
		['rate', ''],
		['rate', '0'],
		['rate', 'fast'],
		['readOnly', 'yes'],
		['dangerous', 'a b'],
		['secretNames', '*'],
		['secretNames', 'two words'],
		['presets', '{"europe":1}'],
		['presets', '{'],
	];
	for (const [name, text] of wrong) {
		expect(findSettingMistake(name, parseSetting(name, text)), `${name} ${text}`).toMatch(`${name} is `);
	}
});

test.each([
	['failed=#ff5f5f,accent=bright-cyan,muted=245,text=default', null],
	['crashed=red', 'any of succeeded, failed, running'],
	['failed=reddish', 'a name such as red or bright-red, not {"failed":"reddish"}'],
	['failed=256', 'a number from 0 to 255'],
	['failed=#ff5', '#rrggbb'],
])('own colours %s: %s', (text, mistake) => {
	const found = findSettingMistake('colors', parseSetting('colors', text));
	expect(found).toEqual(mistake === null ? null : expect.stringContaining(mistake));
});
