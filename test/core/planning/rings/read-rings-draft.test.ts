import {expect, test} from 'vitest';
import {parseRings} from '../../../../source/core/planning/rings/parse-rings.ts';
import {draftOfRings, listRingNames, readRingsDraft} from '../../../../source/core/planning/rings/read-rings-draft.ts';
import {noGate, type RingsDraft} from '../../../../source/core/planning/rings/rings-draft.ts';

const choicesOf = (text: string) => {
	const read = readRingsDraft({text, gates: []});
	return 'problems' in read ? read.problems : read.rings.map(({name, choice}) => ({name, ...choice}));
};

test('rings are read as they are spoken: `1 location, then 5 %, then the rest`', () => {
	expect(choicesOf('1 location, then 5 %, then the rest')).toEqual([
		{name: 'first', kind: 'count', count: 1},
		{name: 'ring 2', kind: 'share', percent: 5},
		{name: 'rest', kind: 'rest'},
	]);
});

test.each([
	['a: 111122223333/eu-west-1', {kind: 'locations', locations: [{accountId: '111122223333', region: 'eu-west-1'}]}],
	['a: 111122223333 444455556666', {kind: 'accounts', accountIds: ['111122223333', '444455556666']}],
	['a: ou-1a2b3c-4d5e6c', {kind: 'units', unitIds: ['ou-1a2b3c-4d5e6c']}],
	['a: eu-west-1 us-east-1', {kind: 'regions', regions: ['eu-west-1', 'us-east-1']}],
	['a: Stage=canary Team=web', {kind: 'accountTags', tags: {Stage: 'canary', Team: 'web'}}],
	['a: 12 locations', {kind: 'count', count: 12}],
	['a: rest', {kind: 'rest'}],
])('%s', (text, choice) => {
	expect(choicesOf(text)).toEqual([{name: 'a', ...choice}]);
});

test('all mistakes are reported at once, each at its field', () => {
	const gates = [
		{...noGate, after: 'soon', failures: 'few'},
		{...noGate, window: 'always', output: 'probe'},
	];
	expect(readRingsDraft({text: '1; 5 %; rest', gates})).toEqual({
		problems: [
			{field: 'rings.0.after', message: expect.stringContaining('a time such as 90s')},
			{field: 'rings.0.failures', message: 'must be a whole number, not "few"'},
			{field: 'rings.1.output', message: 'must be step.name=value, such as probe.Health=ok'},
			{field: 'rings.1.window', message: expect.stringContaining('Mon-Fri')},
		],
	});
	expect(choicesOf('1 location, then whatever comes')).toEqual([
		{field: 'rings.text', message: expect.stringContaining('"whatever comes" is none of')},
	]);
	expect(choicesOf('a: 1; a: rest')).toEqual([
		{field: 'rings.text', message: 'ring 2 name is the name of an earlier ring: "a"'},
	]);
});

test('rings of a file become a draft that reads as the same rings', () => {
	const file = `rings:
  - {name: canary, locations: [111122223333/eu-west-1], gate: {after: 1h30m, alarm: High5xx, otherwise: ask}}
  - {name: tagged, accountTags: {Stage: canary}, gate: {succeeded: 95.5%, failures: 2, approve: true, otherwise: pause}}
  - {name: some, share: 5%, gate: {window: 'Mon-Fri 08:00-17:00 Europe/Berlin', calendar: Business}}
  - {name: few, count: 3, gate: {output: {step: probe, name: Health, equals: 'a=b.c'}}}
  - {name: units, units: [ou-1a2b3c-4d5e6c]}
  - {name: rest, rest: true}
`;
	const parsed = parseRings(file);
	const rings = 'rings' in parsed ? parsed.rings : [];
	const draft: RingsDraft = draftOfRings(rings);
	expect(readRingsDraft(draft)).toEqual({rings});
	expect(listRingNames(draft)).toEqual(['canary', 'tagged', 'some', 'few', 'units', 'rest']);
});
