import {partitionOf, toWire} from '../partition.ts';
import type {World} from '../world.ts';
import {notificationOf} from './notification.ts';

/** Notifications that may wait to be sent; what comes on top of them is lost, as best effort allows. */
const mostWaiting = 10_000;
const atATime = 4;

/**
Post the status changes of a world's executions and steps to a URL of this machine, as EventBridge would hand them to a target: best effort, not in order.

@throws RangeError for a URL of another machine.
@returns What ends it.
*/
export function deliverEvents(world: World, url: string): () => void {
	const {protocol, hostname} = new URL(url);
	if (protocol !== 'http:' || !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)) {
		throw new RangeError(`Events go to an http:// address of this machine only, not to ${url}`);
	}
	const partition = partitionOf(world.central.region);
	const waiting: string[] = [];
	let inFlight = 0;
	let number = 0;
	const send = () => {
		const body = inFlight < atATime ? waiting.shift() : undefined;
		if (body === undefined) {
			return;
		}
		inFlight++;
		fetch(url, {method: 'POST', headers: {'content-type': 'application/json'}, body})
			.then(response => response.arrayBuffer())
			.catch(() => undefined)
			.finally(() => {
				inFlight--;
				send();
			});
	};
	world.engine.tell = (execution, step) => {
		if (waiting.length < mostWaiting) {
			waiting.push(JSON.stringify(toWire(partition, notificationOf(world, execution, step, number++))));
			send();
		}
	};
	return () => {
		world.engine.tell = undefined;
		waiting.length = 0;
	};
}
