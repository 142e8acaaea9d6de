import {expect, test} from 'vitest';
import type {Setup} from '../../../source/core/domain/setup.ts';
import {describeFailure} from '../../../source/core/status/failure-lines.ts';
import {explainMissing} from '../../../source/core/status/setup-words.ts';

const nothing: Setup = {
	configPath: '~/.aws/config',
	credentialsPath: '~/.aws/credentials',
	profiles: [],
	variables: [],
	passedOver: [],
	region: null,
	asksMachineFor: [],
	trouble: null,
};
const noRegion = {
	kind: 'credentials',
	what: 'No Region is set',
	because: 'nothing names one',
	next: 'Name one.',
	missing: 'region',
} as const;

test('what is missing is told in three lines: what and why, what was found, what to do', () => {
	const setup: Setup = {
		...nothing,
		profiles: [
			{name: 'dev', region: null, by: 'keys'},
			{name: 'ops', region: 'eu-west-1', by: 'SSO'},
		],
		variables: [{name: 'AWS_ACCESS_KEY_ID', value: ''}],
		passedOver: ['AWS_PROFILE=dev (--profile wins over it)'],
	};
	expect(describeFailure(explainMissing(noRegion, setup))).toEqual([
		'× No Region is set: nothing names one',
		'  found: profiles dev (keys, no Region), ops (SSO, eu-west-1); set: AWS_ACCESS_KEY_ID; passed over: AWS_PROFILE=dev (--profile wins over it)',
		'  Name one. Or --profile ops, which has both. Without AWS: rollgrid demo.',
	]);
});

test('so is that nothing was found', () => {
	expect(describeFailure(explainMissing(noRegion, nothing))).toEqual([
		'× No Region is set: nothing names one',
		'  found: no profile in ~/.aws/config or ~/.aws/credentials; no variable of AWS is set',
		'  Name one. Without AWS: rollgrid demo.',
	]);
});

test('of many profiles some are named', () => {
	const profiles = Array.from({length: 9}, (_, at) => ({name: `p${at}`, region: 'eu-west-1', by: 'keys'}));
	expect(explainMissing(noRegion, {...nothing, profiles}).because).toContain('p3 (keys, eu-west-1) and 5 more; ');
});

test('every other failure stays as it is', () => {
	const {missing: _, ...other} = noRegion;
	expect(explainMissing(other, nothing)).toBe(other);
	expect(explainMissing(noRegion, null)).toBe(noRegion);
});
