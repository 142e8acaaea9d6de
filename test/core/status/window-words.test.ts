import {expect, test} from 'vitest';
import {
	callEveryMs,
	decideCall,
	type Moment,
	sayCall,
	showInTaskbar,
	titleWindow,
	type WindowFacts,
	type WindowMemory,
} from '../../../source/core/status/window-words.ts';

const facts = (change: Partial<WindowFacts> = {}): WindowFacts => ({
	executionId: 'a',
	document: 'PatchFleet',
	failed: 0,
	ended: 0,
	total: 200,
	waiting: 0,
	isKnown: true,
	hasEnded: false,
	hasSucceeded: false,
	...change,
});

/** What is called when these follow one another, each at its second. */
function callsOf(
	steps: ReadonlyArray<readonly [number, Partial<WindowFacts>]>,
): ReadonlyArray<readonly [number, Moment]> {
	let memory: WindowMemory | null = null;
	const calls: Array<readonly [number, Moment]> = [];
	for (const [second, change] of steps) {
		const decided = decideCall(memory, facts(change), second * 1000);
		memory = decided.memory;
		if (decided.call !== null) {
			calls.push([second, decided.call]);
		}
	}

	return calls;
}

test.each<
	readonly [string, ReadonlyArray<readonly [number, Partial<WindowFacts>]>, ReadonlyArray<readonly [number, Moment]>]
>([
	[
		'the first failure',
		[
			[0, {}],
			[1, {failed: 1}],
			[60, {failed: 2}],
			[120, {failed: 90}],
		],
		[[1, 'failure']],
	],
	[
		'failures that were there are no news',
		[
			[0, {failed: 3}],
			[60, {failed: 4}],
		],
		[],
	],
	[
		'what comes to light when its locations become known is no news',
		[
			[0, {isKnown: false}],
			[1, {failed: 3, waiting: 1}],
			[60, {failed: 3, waiting: 1}],
		],
		[],
	],
	[
		'somebody is waited for, each time anew',
		[
			[0, {}],
			[1, {waiting: 1}],
			[30, {waiting: 2}],
			[60, {}],
			[90, {waiting: 1}],
		],
		[
			[1, 'waiting'],
			[90, 'waiting'],
		],
	],
	[
		'the end, once',
		[
			[0, {}],
			[5, {hasEnded: true}],
			[60, {hasEnded: true}],
		],
		[[5, 'end']],
	],
	[
		'one that had ended',
		[
			[0, {hasEnded: true, failed: 2}],
			[60, {hasEnded: true, failed: 2}],
		],
		[],
	],
	[
		'the end waits for nothing',
		[
			[0, {}],
			[1, {failed: 1}],
			[2, {failed: 1, hasEnded: true}],
		],
		[
			[1, 'failure'],
			[2, 'end'],
		],
	],
	[
		'what comes soon after waits for its turn',
		[
			[0, {}],
			[1, {failed: 1}],
			[2, {failed: 1, waiting: 1}],
			[15, {failed: 1, waiting: 1}],
			[16, {failed: 1, waiting: 1}],
		],
		[
			[1, 'failure'],
			[16, 'waiting'],
		],
	],
	[
		'who is waited for no more is not called',
		[
			[0, {}],
			[1, {failed: 1}],
			[2, {failed: 1, waiting: 1}],
			[3, {failed: 1}],
			[30, {failed: 1}],
		],
		[[1, 'failure']],
	],
	[
		'all at once is one call',
		[
			[0, {}],
			[1, {failed: 5, waiting: 3, hasEnded: true}],
			[60, {failed: 5, hasEnded: true}],
		],
		[[1, 'end']],
	],
	[
		'another fan-out begins anew, and keeps the distance',
		[
			[0, {}],
			[1, {failed: 1}],
			[2, {executionId: 'b'}],
			[3, {executionId: 'b', failed: 1}],
			[16, {executionId: 'b', failed: 1}],
		],
		[
			[1, 'failure'],
			[16, 'failure'],
		],
	],
])('%s', (_, steps, calls) => {
	expect(callsOf(steps)).toEqual(calls);
});

test('however much changes, calls keep their distance, the end aside', () => {
	const steps = Array.from({length: 600}, (_, second) => [second, {failed: second, waiting: second % 2}] as const);
	const calls = callsOf(steps).map(([second]) => second * 1000);
	for (const [index, at] of calls.slice(1).entries()) {
		expect(at - calls[index]!).toBeGreaterThanOrEqual(callEveryMs);
	}
});

test('title, sentence and bar say the same numbers', () => {
	const some = facts({failed: 2, ended: 50, waiting: 1});
	expect(titleWindow(some)).toBe('PatchFleet 2/50/200 · rollgrid');
	expect(titleWindow(null)).toBe('rollgrid');
	expect(sayCall('failure', some)).toBe('PatchFleet: 2 of 200 locations failed');
	expect(sayCall('waiting', some)).toBe('PatchFleet: 1 location waits for a person');
	expect(sayCall('end', facts({ended: 200, hasEnded: true, hasSucceeded: true}))).toBe(
		'PatchFleet has ended: all 200 locations succeeded',
	);
	expect(sayCall('end', facts({failed: 2, ended: 50, hasEnded: true}))).toBe(
		'PatchFleet has ended: 2 failed, 50 of 200 locations ended',
	);
	expect(showInTaskbar(some)).toEqual({percent: 25, tone: 'waiting'});
	expect(showInTaskbar(facts({ended: 1, failed: 1}))).toEqual({percent: 0, tone: 'bad'});
	expect(showInTaskbar(facts({hasEnded: true}))).toBeNull();
});
