import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {readRequestRate, readTypedRate} from '../../../source/core/domain/request-rate.ts';
import type {StartRequest, TargetLocation} from '../../../source/core/domain/start-request.ts';
import {describeEntry, describeRate, listResourceLimits} from '../../../source/core/status/rate-words.ts';
import {account} from '../follow/steps.ts';

const say = (TargetLocations: readonly TargetLocation[], sizeOf?: () => number | null) =>
	describeRate(readRequestRate([{request: {DocumentName: 'Own-Patch', TargetLocations}, turn: 0}], sizeOf));

const entry = (n: number, concurrency: string, errors: string): TargetLocation => ({
	Accounts: Array.from({length: n}, (_, index) => account(index)),
	Regions: ['eu-west-1'],
	TargetLocationMaxConcurrency: concurrency,
	TargetLocationMaxErrors: errors,
});

test.each([
	['', '', 20, "1 at a time, stops after the 1st failure: AWS's defaults"],
	['20%', '', 20, "20 % of 20 = 4 at a time; stops after the 1st failure (AWS's default)"],
	['5', '10%', 50, '5 at a time; stops after the 6th failure (10 % of 50 = 5 allowed)'],
	['', '2', 20, "1 at a time (AWS's default); stops after the 3rd failure"],
	['100', '100%', 20, '100 at a time (all 20 at once); never stops by itself'],
	['1', '11', 30, '1 at a time; stops after the 12th failure'],
	['3', '2', 1, '3 at a time (it has 1); stops after the 3rd failure (never: it has 1)'],
	['20%', '10%', null, '20 % of its locations at a time; stops once more than 10 % of its locations failed'],
	['2', '1', null, '2 at a time; stops after the 2nd failure'],
])('concurrency %j with errors %j over %s: %s', (locationConcurrency, locationErrors, n, words) => {
	expect(describeEntry(readTypedRate({locationConcurrency, locationErrors}, n))).toBe(words);
});

test('two entries with limits of their own: each, the sum, and both of AWS’s readings', () => {
	const plan: StartRequest = JSON.parse(readFileSync(new URL('plan-two-entries.json', import.meta.url), 'utf8'));
	expect(say(plan.TargetLocations!)).toEqual([
		'Entry 1, 1 location: 3 at a time (it has 1); stops after the 3rd failure (never: it has 1)',
		'Entry 2, 2 locations: 2 at a time; stops after the 2nd failure',
		"In sum 5 at a time (all 3 at once), 5 failures stop all, if each entry has its own budget; if they share one (AWS doesn't say): 2 at a time, the 2nd failure stops all",
	]);
});

test('13 entries that share 200 at a time and 625 errors are told as that, not as AWS’s defaults', () => {
	const entries = Array.from({length: 13}, (_, index) => entry(50, index < 5 ? '16' : '15', index < 1 ? '49' : '48'));
	const said = say(entries);
	expect(said.at(-1)).toMatch(/^In sum 200 at a time, 638 failures stop all, if each/);
	expect(said.at(-1)).toMatch(/15 at a time, the 49th failure stops all$/);
	expect(said[0]).toBe('In 1 of 13 entries: 16 at a time; stops after the 50th failure');
	expect(say([entry(9, '1', '1'), entry(9, '2', '2'), entry(9, '3', '3'), entry(9, '4', '4')])[0]).toBe(
		'In each of 4 entries: 1 to 4 at a time; stops after its 2nd to 5th failure',
	);
});

test('turns run one after another: the sum is that of the turn that has the most', () => {
	const request = (n: string): StartRequest => ({
		DocumentName: 'Own-Patch',
		TargetLocations: [entry(5, n, '0'), entry(5, n, '0')],
	});
	const rate = readRequestRate([
		{request: request('1'), turn: 0},
		{request: request('2'), turn: 1},
	]);
	expect(rate.concurrency).toBe(4);
	expect(rate.rounds).toEqual({sideBySide: 5 + 3, inSequence: 10 + 6});
});

test('OUs hide what a percentage comes to, and a directory that knows them tells', () => {
	const ou = {...entry(0, '25%', '10%'), Accounts: ['ou-abcd-12345678']};
	expect(say([ou])).toEqual(['25 % of its locations at a time; stops once more than 10 % of its locations failed']);
	expect(say([ou], () => 40)).toEqual([
		'25 % of 40 = 10 at a time; stops after the 5th failure (10 % of 40 = 4 allowed)',
	]);
	expect(say([ou, entry(3, '1', '0')]).at(-1)).toMatch(/^In sum as many as AWS finds, each stops by itself/);
});

test('the limits on resources are those of the entry, where the entry has some', () => {
	const requests: readonly StartRequest[] = [
		{
			DocumentName: 'Own-Patch',
			Targets: [{Key: 'tag:Env', Values: ['PROD']}],
			MaxConcurrency: '5',
			TargetLocations: [
				entry(1, '1', '0'),
				{...entry(2, '1', '0'), TargetsMaxConcurrency: '50%', TargetsMaxErrors: '3'},
			],
		},
	];
	expect(listResourceLimits(requests)).toEqual([
		{concurrency: '5', errors: null},
		{concurrency: '50%', errors: '3'},
	]);
	expect(listResourceLimits([{DocumentName: 'Own-Patch', TargetLocations: [entry(1, '1', '0')]}])).toEqual([]);
});
