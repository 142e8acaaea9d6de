import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

const [one, other] = ['111122223333', '444455556666'];

type Call = {
	readonly operation: string;
	readonly accountId: string | null;
	readonly region: string;
	readonly input: unknown;
};
const signals = (calls: readonly Call[]) => calls.filter(call => call.operation === 'SendAutomationSignal');

/** Four locations of which each waits for an approval, all found. */
async function allWaiting() {
	const opened = await openConsole(seed => seed.asks());
	await opened.world.advance('3m');
	opened.operator.sees('4 wait for a person');
	return opened;
}

test('an answer says what waits, who may answer and since when, and is sent to that account and Region with its comment', async () => {
	const {operator, world} = await allWaiting();
	await operator.press('/', `${other}/us-east-1`, 'enter', 'a');
	operator.sees(
		'PatchFleet waits for a person',
		`${other}/us-east-1: askFirst waits for an approval, since 2m`,
		'It says: Patch the nodes of us-east-1?',
		'May answer: role/RollgridOperatorRole',
		/y approve +x reject/,
	);
	await operator.press('y');
	operator.sees('Approve askFirst of PatchFleet?');
	expect(signals(world.calls)).toHaveLength(0);
	await operator.press('checked by hand', 'enter');
	expect(signals(world.calls)).toMatchObject([
		{
			accountId: other,
			region: 'us-east-1',
			input: {SignalType: 'Approve', Payload: {Comment: ['checked by hand']}},
		},
	]);
	operator.sees(`approve: accepted in ${other}/us-east-1`);
	await world.advance('2s');
	operator.sees('3 wait for a person: a');
});

test('all that wait are answered at once, each where it waits', async () => {
	const {operator, world} = await allWaiting();
	await operator.press('a', 'w');
	operator.sees('4 locations', /y approve all 4/);
	await operator.press('x', 'enter');
	expect(
		signals(world.calls)
			.map(({accountId, region}) => `${accountId}/${region}`)
			.sort(),
	).toEqual([one, other].flatMap(account => ['eu-west-1', 'us-east-1'].map(region => `${account}/${region}`)));
	expect(signals(world.calls)[0]?.input).toMatchObject({SignalType: 'Reject'});
	operator.sees('reject: accepted in 4 of 4 locations');
	await world.advance('1m');
	operator.sees(/×4/);
});

test('marks say which are answered', async () => {
	const {operator, world} = await allWaiting();
	await operator.press('/', other, 'enter', 'R', 'a');
	operator.sees(/y approve all 2/);
	await operator.press('y', 'enter');
	expect(signals(world.calls).map(({accountId}) => accountId)).toEqual([other, other]);
});

test('the key that asks does not answer, and Esc sends nothing', async () => {
	const {operator, world} = await allWaiting();
	await operator.press('a', 'a', 'a');
	operator.sees('Press y to approve');
	await operator.press('y', 'escape');
	operator.sees('Nothing was changed');
	expect(signals(world.calls)).toHaveLength(0);
});

test('what somebody else has answered meanwhile is seen without being asked', async () => {
	const {operator, world} = await openConsole(seed =>
		seed.asks().child(`${one}/eu-west-1`, {failsAt: 'askFirst', status: 'Success', takesMs: 170_000}),
	);
	await world.advance('2m');
	await world.advance('20s');
	operator.sees('4 wait for a person');
	await world.advance('1m');
	operator.sees(/3 wait/);
});

test('a step that is paused is resumed from the execution that is open', async () => {
	const {operator, world} = await openConsole(seed =>
		seed.steps({name: 'hold', action: 'aws:pause'}, {name: 'work', action: 'aws:executeScript', inputs: {}}),
	);
	await world.advance('10s');
	await operator.press('enter', 'a');
	operator.sees(/hold is paused until somebody resumes it/, /r resume/);
	await operator.press('r', 'y');
	expect(signals(world.calls)).toMatchObject([{input: {SignalType: 'Resume', Payload: {StepName: ['hold']}}}]);
	await world.advance('5s');
	operator.sees(/Success +hold/, /InProgress +work/);
});

test('a step that runs can be stopped', async () => {
	const {operator, world} = await openConsole(seed => seed);
	await world.advance('5s');
	await operator.press('a');
	operator.sees('PatchFleet runs, and waits for nobody', /t stop the step/);
	await operator.press('t', 'y');
	expect(signals(world.calls)).toMatchObject([{input: {SignalType: 'StopStep'}}]);
});

test('a refusal is told with its place and reason', async () => {
	const {operator, world} = await openConsole(seed =>
		seed.steps({
			name: 'askOthers',
			action: 'aws:approve',
			inputs: {Approvers: ['arn:aws:iam::{{ global:ACCOUNT_ID }}:role/Boss'], Message: 'Well?'},
		}),
	);
	await world.advance('5s');
	await operator.press('a', 'y', 'enter');
	operator.sees(/InvalidAutomationSignalException/);
});

test('--read-only refuses to ask', async () => {
	const {operator, world} = await openConsole({isReadOnly: true});
	await operator.press('a');
	operator.sees('--read-only');
	expect(signals(world.calls)).toHaveLength(0);
});

test('it is the same where AWS does not name the child, and where the parent says that it waits', async () => {
	for (const settings of [{childIdInOutputs: 'never'}, {parentWaitsWithChild: true}] as const) {
		const {operator, world} = await openConsole(seed => seed.asks().settings(settings));
		await world.advance('3m');
		operator.sees('4 wait for a person');
		await operator.press('a', 'w', 'y', 'enter');
		expect(signals(world.calls)).toHaveLength(4);
		operator.sees('approve: accepted in 4 of 4 locations');
		await world.advance('2s');
		operator.misses(/ wait/);
	}
});

test('in more than twenty locations their number is typed after the comment', async () => {
	const accounts = Array.from({length: 11}, (_, n) => String(100_000_000_000 + n));
	const {operator, world} = await openConsole(seed => seed.accounts(...accounts).asks());
	await world.advance('5s');
	await operator.press('A', 'a', 'y', 'all checked', 'enter');
	operator.sees('Type 22 and press Enter');
	expect(signals(world.calls)).toHaveLength(0);
	await operator.press('22', 'enter');
	expect(signals(world.calls)).toHaveLength(22);
	expect(signals(world.calls)[0]?.input).toMatchObject({Payload: {Comment: ['all checked']}});
});

test('text from AWS in the question is shown, not executed', async () => {
	const {operator, world} = await openConsole(seed =>
		seed.steps({
			name: 'askFirst',
			action: 'aws:approve',
			inputs: {Message: '\u001B[2J\u0007Well?', Approvers: ['\u001B]0;title\u0007']},
		}),
	);
	await world.advance('5s');
	await operator.press('a');
	operator.sees(/It says: .*Well\?/, /y approve/);
	expect(operator.screen()).toContain('rollgrid');
});
