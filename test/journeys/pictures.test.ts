import {expect, test} from 'vitest';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {classGlyphs, statusGlyphs} from '../../source/core/status/glyph.ts';
import {openConsole as openOnTerminal} from '../../source/ui/open-console.ts';
import {type Appearance, themes} from '../../source/ui/theme.ts';
import {accountIds, openMatrixOf} from '../core/matrix/open-matrix-of.ts';
import {FakeTerminal} from '../harness/fake-terminal.ts';
import {keepPicture, keepPictures} from '../harness/keep-pictures.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {drawPicture, schemes} from '../harness/picture.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const large = {columns: 120, rows: 36};

test('the list of fan-outs', async () => {
	const opened = await openConsole({...large, opensList: true, after: '70s'});
	await opened.world.advance('10s');
	opened.operator.sees('Acme-Pa', 'of 56');
	await keepPictures('list', opened);
});

test('the matrix of a fan-out with failures', async () => {
	const opened = await openConsole(large);
	await opened.world.advance('90s');
	await opened.operator.press('n');
	opened.operator.sees('×', '►');
	await keepPictures('matrix', opened);
	await opened.operator.press('z', 'z', 'z');
	await keepPictures('overview', opened);
});

test('a failed location with its steps, and a step', async () => {
	const opened = await openConsole(large);
	await opened.world.advance('90s');
	await opened.operator.press('n', 'enter');
	await keepPictures('location', opened);
	const seeded = (seed: SeedWorld) =>
		seed.child('444455556666/us-east-1', {failsAt: 'installPatches', message: 'Disk full: 12 MB left on /var'});
	const step = await openConsole({...fromSeed(seeded(new SeedWorld())), ...large});
	await step.world.advance('2m');
	await step.operator.press('n', 'enter', 'enter');
	step.operator.sees('Failure');
	await keepPictures('step', step);
});

test('what a step’s command printed on each instance', async () => {
	const seeded = new SeedWorld().sendsCommands({OutputS3BucketName: 'patch-logs'}).child('444455556666/us-east-1', {
		failsAt: 'installPatches',
		message: 'The command failed',
		prints: {
			output: 'Reading package lists…\n{instance}: 14 packages to upgrade\nUnpacking linux-image-6.1.0-28\n',
			error: 'E: No space left on device\ndpkg: error processing linux-image-6.1.0-28',
			exitCode: 100,
			nodes: 2,
		},
	});
	const opened = await openConsole({...fromSeed(seeded), ...large});
	await opened.world.advance('2m');
	await opened.operator.press('n', 'enter', 'enter');
	opened.operator.sees('E: No space left on device');
	await keepPictures('invocations', opened);
});

test('failures by cause, a value compared, and what happened when', async () => {
	const opened = await openConsole(large);
	const {operator, world} = opened;
	await world.advance('150s');
	await operator.press('e');
	operator.sees('cause');
	await keepPictures('failures', opened);
	await operator.press('escape', 'o', 'enter');
	await world.advance('5s');
	operator.sees('the rarest first');
	await keepPictures('compare', opened);
	await operator.press('escape');
	await operator.press('t', 'N');
	operator.sees('at once', 'durations');
	await keepPictures('timeline', opened);
});

test('a note being written, and the list of notes', async () => {
	const opened = await openConsole(large);
	const {operator, world} = opened;
	await world.advance('150s');
	await operator.press('#', 'Disk alarm on the build hosts: the on-call was paged');
	operator.sees('Note about');
	await keepPictures('note', opened);
	await operator.press('enter', '#', 'enter');
	operator.sees('Disk alarm');
	await keepPictures('notes', opened);
});

test('the log, the help and the palette', async () => {
	const opened = await openConsole(large);
	const {operator, world} = opened;
	await world.advance('60s');
	await operator.press('L');
	operator.sees('DescribeAutomationStepExecutions');
	await keepPictures('log', opened);
	await operator.press('escape', '?');
	await keepPictures('help', opened);
	await operator.press('escape', ':', 't');
	await keepPictures('palette', opened);
});

test('a launch: its sections, the locations being painted, and the review', async () => {
	const opened = await openConsole({...large, opensList: true});
	const {operator, world} = opened;
	await operator.press('n');
	await keepPictures('configure-runbook', opened);
	await operator.press('right', 'enter', '/', 'production', 'enter', 'up', 'space', 'escape');
	await operator.press('down', 'down', 'v', 'right', 'right', 'down', 'v');
	operator.sees('Locations', '■');
	await keepPictures('configure-locations', opened);
	await operator.press('v', 'left', 'left', 'up', 'v');
	await operator.press('4');
	await keepPictures('configure-parameters', opened);
	await operator.press('tab', '20%', 'down', '5%', 'tab', 'tab', 'change', 'down', 'CHG-20418', 'tab');
	await world.advance('10s');
	operator.sees(/Preview +by AWS/);
	await keepPictures('review', opened);
});

test('rings: written in the launch form, and as bands above the matrix of their run', async () => {
	let ids = 0;
	const createId = () => `${String(++ids).padStart(8, '0')}-2222-4333-a444-555555555555`;
	const opened = await openConsole({...large, createId, opensList: true});
	const {operator, world, runtime} = opened;
	const demo = world.world.engine.executions.get(opened.executionId ?? '');
	const {DocumentName, DocumentVersion, Parameters, TargetParameterName, Targets, TargetLocations} = demo!.input;
	const request = {DocumentName, DocumentVersion, Parameters, TargetParameterName, Targets, TargetLocations};
	runtime.store.dispatch({
		type: 'plan-opened',
		request: JSON.parse(JSON.stringify(request)) as StartRequest,
		origin: 'plan patch.json',
	});
	await operator.press('0', 'canary: 1 location, then early: 20 %, then the rest');
	await operator.press('down', 'down', 'down', '2m', 'down', 'space');
	operator.sees('Gate between canary and early', 'Gate between early and rest');
	await keepPictures('configure-rings', opened);
	await operator.press('8', 'enter', '192', 'enter');
	await world.advance('5s');
	await world.advance('6m');
	operator.sees('waits for approval');
	await operator.press('m', 'a', 'y');
	await world.advance('60s');
	operator.sees('early', 'ended');
	await keepPictures('rings', opened);
});

/** A status of each kind that has a sign of its own, and how the signs stand in a row. */
const everyStatus = [
	'Success',
	'Failed',
	'TimedOut',
	'InProgress',
	'Waiting',
	'Pending',
	'Cancelled',
	'Cancelling',
	'NotRun',
	'Paused',
	'Unknown',
] as const;

const dark: Appearance = {palette: themes.dark, isAscii: false, hasColor: true, theme: 'dark'};

test.each([
	['dark', dark, 'xterm-256color'],
	['light', {...dark, theme: 'light'}, 'xterm-256color'],
	['high-contrast', {...dark, theme: 'high-contrast'}, 'xterm-256color'],
	['deuteranopia', {...dark, theme: 'deuteranopia'}, 'xterm-256color'],
	['tritanopia', {...dark, theme: 'tritanopia'}, 'xterm-256color'],
	['dark-16-colours', dark, 'xterm'],
	['light-16-colours', {...dark, theme: 'light'}, 'xterm'],
	['monochrome', {...dark, hasColor: false}, 'xterm-256color'],
	['letters', {...dark, hasColor: false, isAscii: true}, 'xterm-256color'],
] as const)('every status is told apart by its sign, drawn in %s', async (name, appearance, term) => {
	const accounts = accountIds(everyStatus.length);
	const statuses = Object.fromEntries(
		accounts.flatMap((account, at) =>
			['eu-west-1', 'us-east-1'].map(region => [`${account}/${region}`, everyStatus[at]!]),
		),
	);
	const opened = openMatrixOf({statuses});
	// An organization that can't be read: no name follows.
	const failure = {kind: 'denied', what: 'Couldn’t list the accounts'} as const;
	const state = {...opened, directory: {...opened.directory, failure}};
	const terminal = new FakeTerminal(80, 24);
	const console = openOnTerminal({
		store: {getState: () => state, dispatch() {}, subscribe: () => () => {}},
		appearance,
		listCalls: () => [],
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: {TERM: term, LANG: 'C.UTF-8', ...(appearance.hasColor ? {} : {NO_COLOR: '1'})},
	});
	await console.flush();
	const signs = terminal
		.screen()
		.split('\n')
		.flatMap(row => /\d{12} +(\S)/.exec(row)?.[1] ?? []);
	expect(new Set(signs).size).toBe(everyStatus.length);
	const kind = appearance.isAscii ? 'ascii' : 'glyph';
	const known = [...Object.values(classGlyphs), ...Object.values(statusGlyphs)].map(sign => sign[kind]);
	expect([...new Set(signs)].sort()).toEqual([...known].sort());
	keepPicture(`statuses/${name}.svg`, drawPicture(terminal, schemes[name.startsWith('light') ? 'light' : 'dark']));
	await console.close();
});
