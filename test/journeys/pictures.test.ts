import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {expect, test} from 'vitest';
import type {FakeTerminal} from '../harness/fake-terminal.ts';
import {openConsole} from '../harness/open-console.ts';
import {drawPicture} from '../harness/picture.ts';

/** Write a picture (`npm run screenshots`), or see that the one that is kept shows the screen as it is. */
function keepPicture(name: string, terminal: FakeTerminal): void {
	const path = new URL(`../../screenshots/${name}.svg`, import.meta.url);
	const picture = drawPicture(terminal);
	if (process.env.MODE === 'screenshots') {
		writeFileSync(path, picture);
	}

	expect(readFileSync(path, 'utf8') === picture, `screenshots/${name}.svg is out of date: npm run screenshots`).toBe(
		true,
	);
}

test('the picture of the matrix shows a fan-out with failures', async () => {
	const {operator, world, terminal} = await openConsole({columns: 110, rows: 36});
	await world.advance('90s');
	await operator.press('n');
	operator.sees('×', '►');
	keepPicture('matrix', terminal);
});

test('the picture of a failed location shows the step and its message', async () => {
	const {operator, world, terminal} = await openConsole({columns: 110, rows: 24});
	await world.advance('90s');
	await operator.press('n', 'enter');
	keepPicture('location', terminal);
});

test('the picture of the timeline shows what happened when', async () => {
	const {operator, world, terminal} = await openConsole({columns: 120, rows: 36});
	await world.advance('150s');
	await operator.press('t', 'N');
	operator.sees('at once', 'durations');
	keepPicture('timeline', terminal);
});

test('the picture of a launch shows the locations being painted', async () => {
	const {operator, terminal} = await openConsole({columns: 110, rows: 36, opensList: true});
	await operator.press('n', 'right', 'enter');
	await operator.press(
		'/',
		'production',
		'enter',
		'up',
		'space',
		'escape',
		'down',
		'down',
		'v',
		'right',
		'right',
		'down',
		'v',
	);
	operator.sees('Locations', 'Sent as accounts', '■');
	keepPicture('launch', terminal);
});

test('the picture of the review shows what a launch comes to', async () => {
	const {operator, world, terminal} = await openConsole({columns: 110, rows: 36, opensList: true});
	await operator.press('n', 'right', 'enter', '/', 'production', 'enter', 'up', 'space', 'escape');
	await operator.press('5', '20%', 'down', '5%', 'tab', 'tab', 'change', 'down', 'CHG-20418', 'tab');
	await world.advance('10s');
	operator.sees('ready to launch', /Preview +by AWS/);
	keepPicture('review', terminal);
});
