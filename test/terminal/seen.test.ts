import {expect, test} from 'vitest';
import {Pump} from '../../source/terminal/pump.ts';
import {FakeClock} from './fake-clock.ts';

/** A pump before a terminal whose answers the test gives, and a picture of so many bytes. */
function open() {
	const clock = new FakeClock();
	const deferred: Array<() => void> = [];
	const sent: string[] = [];
	const heard: string[] = [];
	let unshown = 0;
	const pump = new Pump({
		write(text, onWritten) {
			sent.push(text.replace('\u{1B}[5n', '?').replaceAll(/x+/g, 'x'));
			deferred.push(onWritten);
		},
		present(budget) {
			const bytes = Math.min(unshown, budget);
			unshown -= bytes;
			return {text: 'x'.repeat(bytes), bytes, isComplete: unshown === 0};
		},
		now: clock.now,
		setTimer: clock.setTimer,
		defer: callback => deferred.push(callback),
		isRemote: false,
	});
	/** Do what is due at the end of the tick. */
	const turn = (): string[] => {
		while (deferred.length > 0) {
			deferred.shift()!();
		}

		return sent.splice(0);
	};
	const show = (bytes: number): void => {
		unshown += bytes;
		pump.schedule('key');
	};

	pump.start();
	turn();
	return {clock, heard, pump, show, turn, wait: (name: string) => pump.whenSeen(() => heard.push(name))};
}

test('a small frame that somebody waits for carries a request, and its answer says that it was seen', () => {
	const {heard, pump, show, turn, wait} = open();
	pump.acknowledge();
	show(20);
	wait('question');
	expect(turn()).toEqual(['x?']);
	expect(heard).toEqual([]);
	pump.acknowledge();
	expect(heard).toEqual(['question']);
	expect(pump.isIdle).toBe(true);
});

test('an answer to what was asked before the frame says nothing about it', () => {
	const {heard, pump, show, turn, wait} = open();
	show(20);
	wait('question');
	// The request of the start is still under way.
	expect(turn()).toEqual(['x']);
	pump.acknowledge();
	expect(heard).toEqual([]);
	expect(turn()).toEqual(['?']);
	pump.acknowledge();
	expect(heard).toEqual(['question']);
});

test('what is on the screen already is asked about all the same', () => {
	const {heard, pump, turn, wait} = open();
	pump.acknowledge();
	wait('question');
	expect(turn()).toEqual(['?']);
	pump.acknowledge();
	expect(heard).toEqual(['question']);
});

test('one who waits while another is asked about waits for an answer of its own', () => {
	const {heard, pump, turn, wait} = open();
	pump.acknowledge();
	wait('first');
	turn();
	wait('second');
	turn();
	pump.acknowledge();
	expect(heard).toEqual(['first']);
	turn();
	pump.acknowledge();
	expect(heard).toEqual(['first', 'second']);
});

test('where no answer comes, a frame counts as seen 150 ms after it was sent', () => {
	const {clock, heard, show, turn, wait} = open();
	clock.advance(2000);
	turn();
	show(20);
	wait('question');
	expect(turn()).toEqual(['x']);
	clock.advance(149);
	expect(heard).toEqual([]);
	clock.advance(1);
	expect(heard).toEqual(['question']);
});

test('a lost answer keeps nobody waiting for ever', () => {
	const {clock, heard, pump, show, turn, wait} = open();
	pump.acknowledge();
	show(20);
	wait('question');
	turn();
	clock.advance(2000);
	expect(heard).toEqual(['question']);
});

test('who waits while the terminal is given to the shell hears of it after it came back', () => {
	const {heard, pump, show, turn, wait} = open();
	pump.acknowledge();
	show(20);
	wait('question');
	turn();
	pump.stop();
	pump.acknowledge();
	expect(heard).toEqual([]);
	pump.start();
	turn();
	pump.acknowledge();
	turn();
	pump.acknowledge();
	expect(heard).toEqual(['question']);
});
