import {readFileSync} from 'node:fs';
import {afterEach, expect, test} from 'vitest';
import {fanOutCases} from '../../conformance/cases/fan-outs.ts';
import {readCases} from '../../conformance/cases/reads.ts';
import {startCases} from '../../conformance/cases/start.ts';
import {reportOf, runCases, runSimulated} from '../../conformance/run.ts';
import {shapeOf} from '../../conformance/shapes.ts';
import {openSubject, type Shapes} from '../../conformance/subject.ts';
import {driveClock} from '../../source/simulator/clock.ts';
import {readLike} from '../../source/simulator/like.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';

let close: Array<() => unknown> = [];
afterEach(async () => {
	for (const one of close) {
		await one();
	}
	close = [];
});

const silent = () => undefined;

test('every fact that a case settles is a line of docs/facts.md', () => {
	const lines = readFileSync(new URL('../../docs/facts.md', import.meta.url), 'utf8');
	const started = startCases({runbook: 'x', parameters: {}, accounts: [], regions: []});
	for (const {fact} of [...readCases, ...fanOutCases, ...started]) {
		expect(lines).toContain(`| ${fact} | `);
	}
});

test('the simulator holds all facts that its own world settles', async () => {
	const {facts} = await runSimulated(silent);
	expect(Object.entries(facts).filter(([, found]) => found === 'differs')).toEqual([]);
	expect(Object.values(facts).filter(found => found === 'held').length).toBeGreaterThan(20);
});

test('an account that answers otherwise is found out, and its file holds nothing of it', async () => {
	const settings = {
		locationStepName: 'index',
		listOrder: 'oldest-first',
		frontEndMessageMember: 'Message',
		lastPageToken: 'empty',
		childIdInOutputs: 'never',
	} as const;
	const clock = driveClock(Date.now());
	const simulator = await startSimulator({world: 'demo', clock, throttle: false, settings});
	startDemoFanOut(simulator.world);
	clock.advance(45_000);
	const shapes: Shapes = new Map();
	const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = ''} = simulator.env;
	const config = {endpoint: simulator.endpoint, region: simulator.region, credentials: {accessKeyId, secretAccessKey}};
	const subject = openSubject(config, async ms => clock.advance(ms), shapes);
	close.push(
		() => subject.close(),
		() => simulator.close(),
	);
	const found = await runCases([...readCases, ...fanOutCases], subject, silent);
	const simulated = await runSimulated(silent);
	const text = JSON.stringify(reportOf(found, shapes, simulated.shapes));
	expect(readLike(text, 'file')).toMatchObject(settings);
	expect(found.facts).toMatchObject({E3: 'differs', F3: 'differs', W5: 'differs', F5: 'differs', E1: 'held'});
	expect(text).not.toMatch(/\d{12}|arn:|ou-|@/);
	for (const {name} of simulator.world.accounts.values()) {
		expect(text).not.toContain(`"${name}"`);
	}
});

test('a shape is members and types, without values and without the keys that are texts', () => {
	const answer = {Name: 'secret', At: new Date(0), Tags: {secret: 'x'}, Steps: [{Outputs: {secret: ['x']}}, {N: 1}]};
	expect([...shapeOf(answer)].sort()).toEqual([
		'.At: date',
		'.Name: string',
		'.Steps[].N: number',
		'.Steps[].Outputs.*[]: string',
		'.Tags.*: string',
	]);
});
