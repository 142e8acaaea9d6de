import {expect, test} from 'vitest';
import {createConfigure} from '../../../../../source/core/screens/configure/configure.ts';
import {checkFields} from '../../../../../source/core/screens/configure/form/checked-fields.ts';
import {editField} from '../../../../../source/core/screens/configure/form/edit-field.ts';
import {listFields} from '../../../../../source/core/screens/configure/form/fields.ts';
import {complete, listSuggestions} from '../../../../../source/core/screens/configure/form/suggestions.ts';

const edit = (...changes: ReadonlyArray<readonly [string, string]>) =>
	changes.reduce((configure, [id, text]) => editField(configure, id, text), createConfigure());

test('values keep the comma that was just typed, and go out without it', () => {
	const configure = edit(['targets.kind', 'tag'], ['targets.values', 'web, ']);
	expect(configure.draft.targets.values).toEqual(['web']);
	expect(listFields(configure, 'targets').find(({id}) => id === 'targets.values')?.value).toBe('web, ');
});

test('a resource group is one name, commas and all', () => {
	expect(edit(['targets.kind', 'group'], ['targets.values', 'a, b']).draft.targets.values).toEqual(['a, b']);
});

test('without targets no parameter is filled in', () => {
	const configure = edit(['targets.kind', 'tag'], ['targets.parameterName', 'InstanceId'], ['targets.kind', 'none']);
	expect(configure.draft.targets.parameterName).toBe('');
});

test('a row of tags follows the last one that is filled in, up to five', () => {
	const labels = (configure: ReturnType<typeof edit>) => listFields(configure, 'tags').map(({label}) => label);
	expect(labels(edit())).toEqual(['Tag 1, key', 'value']);
	expect(labels(edit(['tags.0.key', 'team']))).toEqual(['Tag 1, key', 'value', 'Tag 2, key', 'value']);
	const five = edit(...Array.from({length: 5}, (_, index) => [`tags.${index}.key`, `key-${index}`] as const));
	expect(labels(five)).toHaveLength(10);
	expect(edit(['tags.0.key', 'team'], ['tags.0.key', '']).draft.tags).toEqual([]);
});

test('a tag that AWS would refuse says so at its key', () => {
	const [first] = checkFields(edit(['tags.0.key', 'aws:team']), 'tags');
	expect(first?.error).toContain('not begin with aws:');
});

test('suggestions begin with what was typed or hold it, and complete the last value of a list', () => {
	const configure = edit();
	const field = {
		...listFields(configure, 'alarm')[0]!,
		known: ['disk-full', 'cpu-high', 'disk-slow', 'big-disk'],
		completes: null,
		isList: true,
		value: 'cpu-high, disk',
	};
	expect(listSuggestions(configure, field)).toEqual(['disk-full', 'disk-slow', 'big-disk']);
	expect(complete(field, 'disk-slow')).toBe('cpu-high, disk-slow');
});
