import {expect, test} from 'vitest';
import {ReadBudget} from '../../source/runtime/budget.ts';
import {HarnessClock} from '../harness/harness-clock.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};
const turn = () => new Promise<void>(resolve => setImmediate(resolve));

test('after a burst, reads keep to the rate of their account and Region', async () => {
	const clock = new HarnessClock();
	const budget = new ReadBudget(clock, 1.5);
	let done = 0;
	for (let n = 0; n < 9; n++) {
		void budget.run(where, 'shown', async () => {
			done++;
		});
	}

	await turn();
	expect(done).toBe(3);
	await clock.advance(2100, turn);
	expect(done).toBe(6);
	await clock.advance(2100, turn);
	expect(done).toBe(9);
});

test('what was just opened goes before what is on the screen, and that before the background', async () => {
	const clock = new HarnessClock();
	const budget = new ReadBudget(clock, 1, 1);
	const order: string[] = [];
	for (const urgency of ['shown', 'background', 'shown', 'opened'] as const) {
		void budget.run(where, urgency, async () => order.push(urgency));
	}

	await clock.advance(10_000, turn);
	expect(order).toEqual(['shown', 'opened', 'shown', 'background']);
});

test('of the background one goes every fourth time, however much is on the screen', async () => {
	const clock = new HarnessClock();
	const budget = new ReadBudget(clock, 1, 1);
	const order: string[] = [];
	const run = (urgency: 'shown' | 'background'): void => {
		void budget.run(where, urgency, async () => order.push(urgency === 'shown' ? 's' : 'b'));
	};

	for (const urgency of ['background', 'background', 'background', ...Array<'shown'>(8).fill('shown')] as const) {
		run(urgency);
	}

	await clock.advance(20_000, turn);
	expect(order.join('')).toBe('bsssbsssbss');
});

test('another account or Region has a budget of its own', async () => {
	const budget = new ReadBudget(new HarnessClock(), 1, 1);
	let done = 0;
	for (const region of ['eu-west-1', 'us-east-1', 'ap-south-1']) {
		void budget.run({...where, region}, 'shown', async () => {
			done++;
		});
	}

	await turn();
	expect(done).toBe(3);
});

test('a rate holds however many locations are read in between', async () => {
	const clock = new HarnessClock();
	const budget = new ReadBudget(clock, 1, 1);
	const read = (account: number): Promise<number> =>
		budget.run({...where, accountId: String(account)}, 'shown', async () => clock.now());
	const from = clock.now();
	await read(0);
	// Enough locations that the budget forgets the rested ones; the first one is not rested yet.
	await Promise.all(Array.from({length: 1200}, (_, index) => read(index + 1)));
	const again = read(0);
	await clock.advance(5000, turn);
	expect((await again) - from).toBe(1001);
	expect((await read(0)) - from).toBe(5000);
});
