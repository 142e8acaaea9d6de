import {expect, test} from 'vitest';
import type {Frame} from '../../source/terminal/diff.ts';
import {Pump} from '../../source/terminal/pump.ts';
import {FakeClock} from './fake-clock.ts';
import {Line} from './line.ts';

/** A picture of so many bytes that isn't shown yet; frames take from it what their budget allows. */
function open({roundTripMs = 1, bytesPerSecond = 10_000_000, isRemote = false, answers = true} = {}) {
	const clock = new FakeClock();
	const frames: Array<{readonly at: number; readonly bytes: number; readonly isMarked: boolean}> = [];
	const deferred: Array<() => void> = [];
	const writing: Array<() => void> = [];
	const state = {unshown: 0, takesIn: true};
	let beganAt = 0;
	const line = new Line(clock, {bytesPerSecond, roundTripMs, onAnswer: () => pump.acknowledge()});
	const pump = new Pump({
		write(text, onWritten) {
			frames.push({at: clock.now() - beganAt, bytes: text.length, isMarked: text.endsWith('\u{1B}[5n')});
			if (state.takesIn) {
				line.send(text);
				onWritten();
			} else {
				writing.push(onWritten);
			}
		},
		present(budget): Frame {
			const bytes = Math.min(state.unshown, budget);
			state.unshown -= bytes;
			return {text: 'x'.repeat(bytes), bytes, isComplete: state.unshown === 0};
		},
		now: clock.now,
		setTimer: clock.setTimer,
		defer: callback => deferred.push(callback),
		isRemote,
	});
	const show = (kind: 'key' | 'update', bytes: number): void => {
		state.unshown += bytes;
		pump.schedule(kind);
		for (const callback of deferred.splice(0)) {
			callback();
		}
	};

	line.answers = answers;
	pump.start();
	for (const callback of deferred.splice(0)) {
		callback();
	}

	// The request that measures the round trip comes before everything else.
	expect(frames.splice(0)).toEqual([{at: 0, bytes: 4, isMarked: true}]);
	if (answers) {
		clock.advance(1000);
		beganAt = 1000;
	}

	return {clock, deferred, frames, line, pump, show, state, writing};
}

test('nothing to show is nothing sent', () => {
	const {clock, frames, show} = open();
	show('key', 0);
	clock.advance(1000);
	expect(frames).toEqual([]);
});

test('updates share frames, fifteen a second', () => {
	const {clock, frames, show} = open();
	for (let count = 0; count < 100; count++) {
		show('update', 200);
		clock.advance(10);
	}

	expect(frames.length).toBeGreaterThan(13);
	expect(frames.length).toBeLessThanOrEqual(16);
	expect(Math.min(...frames.slice(1).map(({at}, index) => at - frames[index]!.at))).toBeGreaterThanOrEqual(66);
});

test('a key’s frame goes at once, though an update has just gone', () => {
	const {clock, frames, show} = open();
	show('update', 200);
	clock.advance(5);
	show('key', 80);
	expect(frames.map(({at}) => at)).toEqual([0, 5]);
});

test('keys of one read share a frame', () => {
	const {deferred, frames, pump, show, state} = open();
	state.unshown = 100;
	pump.schedule('key');
	pump.schedule('key');
	expect(deferred.length).toBe(1);
	show('key', 50);
	expect(frames).toMatchObject([{bytes: 154}]);
});

test('on a quiet line of 80 ms a key never waits for an acknowledgement', () => {
	const {clock, frames, show} = open({roundTripMs: 80});
	for (let count = 0; count < 20; count++) {
		show('key', 90);
		clock.advance(20);
	}

	expect(frames.map(({at}) => at)).toEqual(Array.from({length: 20}, (_, index) => index * 20));
});

test('small frames share a status request, and only one is ever open', () => {
	const {clock, frames, show} = open({roundTripMs: 80});
	for (let count = 0; count < 8; count++) {
		show('key', 60);
		clock.advance(10);
	}

	expect(frames.map(({isMarked}) => isMarked)).toEqual([false, false, true, false, false, false, false, false]);
});

test('an update waits for the acknowledgement of the frame before', () => {
	const {clock, frames, show} = open({roundTripMs: 200});
	show('update', 500);
	clock.advance(100);
	show('update', 500);
	clock.advance(300);
	expect(frames.map(({at}) => Math.round(at))).toEqual([0, 200]);
});

test('a terminal that never answers gets ten frames a second after 2 s, and no more questions', () => {
	const {clock, frames, show} = open({answers: false});
	for (let count = 0; count < 400; count++) {
		show('update', 200);
		clock.advance(10);
	}

	expect(frames[0]?.at).toBe(2000);
	expect(frames.every(({isMarked}) => !isMarked)).toBe(true);
	expect(frames.length).toBeGreaterThanOrEqual(19);
	expect(frames.length).toBeLessThanOrEqual(21);
});

test('without answers a key’s frame still goes at once', () => {
	const {clock, frames, show} = open({answers: false});
	clock.advance(3000);
	show('update', 200);
	clock.advance(1);
	show('key', 90);
	expect(frames.map(({at}) => at)).toEqual([3000, 3001]);
});

test('a terminal that stops answering for a while is asked again', () => {
	const {clock, frames, line, show} = open();
	show('update', 200);
	clock.advance(100);
	line.answers = false;
	show('update', 200);
	clock.advance(2500);
	line.answers = true;
	show('update', 200);
	clock.advance(100);
	show('update', 200);
	expect(frames.map(({isMarked}) => isMarked)).toEqual([true, true, true, true]);
});

test('a key goes after an answer was lost, however much had gone beside the question', () => {
	const {clock, frames, line, show} = open();
	line.answers = false;
	// A marked frame, and keys' frames beside it that fit the wide window of a quick line.
	show('key', 200);
	show('key', 1000);
	show('key', 1000);
	clock.advance(2000);
	// The lost answer has made the window smaller than what lies unmarked.
	frames.splice(0);
	show('key', 20);
	expect(frames).toEqual([{at: 2000, bytes: 24, isMarked: true}]);
});

test('while the terminal takes nothing in, nothing is queued; afterwards comes the newest picture', () => {
	const {clock, frames, show, state, writing} = open();
	state.takesIn = false;
	for (let count = 0; count < 500; count++) {
		show(count % 2 ? 'key' : 'update', 50);
		clock.advance(10);
	}

	expect(frames.length).toBe(1);
	expect(state.unshown).toBe(499 * 50);
	state.takesIn = true;
	writing[0]?.();
	expect(frames.length).toBe(2);
	expect(state.unshown).toBe(0);
});

test('a large picture over SSH comes in portions that grow with what the line carries', () => {
	const {clock, frames, show} = open({roundTripMs: 40, bytesPerSecond: 10_000_000, isRemote: true});
	show('key', 40_000);
	clock.advance(1000);
	expect(frames.map(({bytes}) => bytes - 4)).toEqual([2048, 4096, 8192, 16_384, 9280]);
});

test('on 128 kbit/s and 80 ms, under more than it carries, the backlog stays below 2 KB and keys are soon seen', () => {
	const {clock, line, show} = open({roundTripMs: 80, bytesPerSecond: 16_000, isRemote: true});
	const waits: number[] = [];
	for (let ms = 0; ms < 60_000; ms += 20) {
		show('update', 1000);
		if (ms === 5000) {
			// The first portions found out what the line carries.
			line.largestBacklog = 0;
		}

		if (ms > 5000 && ms % 300 === 0) {
			// A key's frame is seen when what is queued before it, and itself, has passed.
			show('key', 0);
			waits.push((line.backlog / 16_000) * 1000 + 80);
		}

		clock.advance(20);
	}

	expect(line.largestBacklog).toBeLessThanOrEqual(2048);
	waits.sort((a, b) => a - b);
	expect(waits.at(Math.floor(waits.length * 0.99))).toBeLessThanOrEqual(80 + 150);
});

test('stopping waits for the answer that is under way, and sends nothing more', () => {
	const {clock, frames, pump, show} = open({roundTripMs: 80});
	show('key', 200);
	let settledAt: number | undefined;
	pump.settle(() => {
		settledAt = clock.now();
	});
	show('key', 200);
	clock.advance(1000);
	expect(frames.length).toBe(1);
	expect(Math.round((settledAt ?? 0) - 1000)).toBe(80);
});

test('stopping doesn’t wait for ever', () => {
	const {clock, pump, show} = open({answers: false});
	show('key', 200);
	let settledAt: number | undefined;
	pump.settle(() => {
		settledAt = clock.now();
	});
	clock.advance(5000);
	expect(settledAt).toBe(500);
});

test('a terminal that answered nothing for a while is asked again, and then waited for as before', () => {
	const {clock, frames, line, show} = open({answers: false});
	clock.advance(2000);
	show('update', 200);
	clock.advance(20_000);
	expect(frames.map(({isMarked}) => isMarked)).toEqual([false]);
	line.answers = true;
	clock.advance(20_000);
	show('update', 200);
	clock.advance(1000);
	expect(frames.at(-1)?.isMarked).toBe(true);
	show('update', 200);
	clock.advance(100);
	// The second of the last two is the rest of the first, behind its request.
	expect(frames.map(({isMarked}) => isMarked)).toEqual([false, true, true, false]);
});
