import type {SimulatorClock} from '../clock.ts';
import {advanceTo} from '../engine/state/advance.ts';
import {fraction} from '../engine/state/random.ts';
import {notificationOf} from '../events/notification.ts';
import {partitionOf, toWire} from '../partition.ts';
import type {World} from '../world.ts';
import {Queue} from './queue.ts';

/** How EventBridge treats events on their way into the queue. */
export type Weather = {
	/** Each event arrives up to this many milliseconds late, so that they arrive in no order. */
	readonly delayMs: number;
	/** The share of events that are lost, and of those that arrive twice, from 0 to 1. */
	readonly loss: number;
	readonly twice: number;
};

const fairWeather: Weather = {delayMs: 1000, loss: 0, twice: 0};

const queues = new WeakMap<World, Queue>();

/** The queue of a world; `undefined` where it has none. */
export function queueOf(world: World): Queue | undefined {
	return queues.get(world);
}

/**
Give a world a queue in its central account and Region, with a rule that sends every status change of every account there: late, lost and doubled as the weather has it.

@returns Its URL, and a function that stops sending to it.
*/
export function openEventQueue(
	world: World,
	{clock, endpoint}: {readonly clock: SimulatorClock; readonly endpoint: string},
	{delayMs, loss, twice}: Weather,
): {readonly url: string; readonly close: () => void} {
	const queue = new Queue({name: 'rollgrid-events', endpoint, ...world.central}, clock, () =>
		advanceTo(world, clock.now()),
	);
	queues.set(world, queue);
	const partition = partitionOf(world.central.region);
	const before = world.engine.tell;
	let number = 0;
	world.engine.tell = (execution, step) => {
		before?.(execution, step);
		const draw = (what: string): number => fraction(world.seed, `${what} of event ${number}`);
		const copies = draw('loss') < loss ? 0 : draw('twice') < twice ? 2 : 1;
		const body = copies === 0 ? '' : JSON.stringify(toWire(partition, notificationOf(world, execution, step, number)));
		for (let copy = 0; copy < copies; copy++) {
			queue.send(body, Math.round(draw(`delay ${copy}`) * delayMs));
		}

		number++;
	};
	return {
		url: queue.url,
		close() {
			world.engine.tell = before;
		},
	};
}

/** Read a weather such as `delay=2,loss=0.1,twice=0.05`, or `fair`. @throws RangeError for another text. */
export function parseWeather(text: string): Weather {
	if (text === 'fair') {
		return fairWeather;
	}

	const given = new Map(
		text.split(',').map(pair => {
			const [name = '', value = ''] = pair.split('=', 2);
			return [name, value] as const;
		}),
	);
	const read = (name: string, most: number, otherwise: number): number => {
		const value = given.get(name);
		given.delete(name);
		const number = value === undefined ? otherwise : Number(value || Number.NaN);
		if (!(number >= 0 && number <= most)) {
			throw new RangeError(`--event-queue: ${name} is a number from 0 to ${most}, not ${value}`);
		}

		return number;
	};
	const weather = {
		delayMs: read('delay', 3600, 1) * 1000,
		loss: read('loss', 1, 0),
		twice: read('twice', 1, 0),
	};
	const [other] = given.keys();
	if (other !== undefined) {
		throw new RangeError(`--event-queue is fair, or pairs such as delay=2,loss=0.1,twice=0.05; there is no "${other}"`);
	}

	return weather;
}
