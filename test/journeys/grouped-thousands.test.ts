import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';
import type {SeedWorld} from '../harness/seed-world.ts';

const accounts = Array.from({length: 75}, (_, n) => String(111_100_000_000 + n));
const regions = [
	'us-east-1',
	'us-east-2',
	'us-west-1',
	'us-west-2',
	'ca-central-1',
	'sa-east-1',
	'eu-central-1',
	'eu-north-1',
	'eu-west-1',
	'eu-west-2',
	'eu-west-3',
	'ap-northeast-1',
	'ap-northeast-2',
	'ap-south-1',
	'ap-southeast-1',
	'ap-southeast-2',
];

/** A fan-out of 1,200 locations: all fail except those in one account. */
const large = (seed: SeedWorld) =>
	accounts
		.slice(1)
		.flatMap(account => regions.map(region => `${account}/${region}`))
		.reduce(
			(world, location) => world.child(location, {failsAt: 'checkHealth'}),
			seed
				.accounts(...accounts)
				.regions(...regions)
				.limits('100%', '100%'),
		);

/** A count of four digits or more without separators, beside the word. */
const bare = /(?<![\d,./:-])\d{4,}(?: of [\d,]+)?(?: more| other| target| marked)? locations?\b|\b\d{4,} of \d/;

test('a thousand locations and more are written with separators on every screen', async () => {
	const {operator, world} = await openConsole(large);
	const seen: string[] = [];
	const look = async (...keys: readonly string[]) => {
		await operator.press(...keys);
		const lines = operator.screen().split('\n');
		seen.push(...lines);
		expect(lines.filter(line => bare.test(line))).toEqual([]);
	};

	await look();
	await look('c');
	await look('tab');
	await look('tab');
	await look('escape');
	await look('f', 'f', '/', 'eu');
	await look('escape', 'escape', 'A');
	await look('c');
	await look('escape', 'r');
	await look('escape', 'm');
	for (const key of ['e', 't', 'o', ':', '?']) {
		await look(key);
		await operator.press('escape');
	}

	await operator.press('E');
	for (const section of ['1', '2', '8', '9', '5', 'tab', 'tab', 'tab', '0']) {
		await look(section);
	}

	await look('1 location, then the rest');
	await look('tab');
	await look('f', 'f', 'enter');
	await operator.press('escape', 'escape', 'escape');
	await world.advance('30s');
	await look();
	await look('r');
	await look('tab');
	expect(seen.join('\n')).toMatch(/1,\d{3} locations/);
}, 120_000);
