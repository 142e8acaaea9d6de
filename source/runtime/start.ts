import type {Event} from '../core/console/event.ts';
import type {House} from '../core/state/room.ts';
import {type ConsoleOptions, createState} from '../core/state/state.ts';
import {RecordKeeper} from './keep-records.ts';
import {Performer} from './perform.ts';
import type {Ports} from './ports.ts';
import {HintReceiver} from './receive-hints.ts';
import {createStore, type Reduce, type Store} from './store.ts';

/** The console as it is put together from its rooms. */
export type Machine = {readonly house: House; readonly reduce: Reduce};

/** A running console without a screen: the same for eyes and for scripts. */
export type Runtime = {
	readonly store: Store;
	/** Whether AWS still owes an answer. */
	isBusy(): boolean;
	/** Resolves when everything seen so far is on disk, and after `stop` also once the conducted runs have been given back; at once where there is nothing to write or give back. */
	keep(): Promise<void>;
	stop(): void;
};

/**
Put store and performer together.

@param machine - What an event does: the same for every console and every watch.
@param onBug - Is told of an exception, which only a bug throws.
*/
export function startRuntime(
	{house, reduce}: Machine,
	ports: Ports,
	options: ConsoleOptions,
	onBug: (error: unknown) => void,
): Runtime {
	let isStopped = false;
	const dispatch = (event: Event): void => {
		if (!isStopped) {
			store.dispatch(event);
		}
	};

	const performer = new Performer(ports, dispatch, onBug);
	const store = createStore(
		createState({...options, readsEvents: ports.hints !== undefined}, ports.clock.now(), house),
		reduce,
		() => ({at: ports.clock.now()}),
		effect => performer.perform(effect),
	);
	const {records, happenings, clock, hints} = ports;
	const receiver =
		hints === undefined
			? undefined
			: new HintReceiver({
					queue: hints,
					clock,
					getState: store.getState,
					onMessages: sorted => dispatch({type: 'hints-received', sorted}),
					onFailure: (failure, dueAt) => dispatch({type: 'hints-failed', failure, dueAt}),
					onBug,
				});
	const keeper =
		records === undefined
			? undefined
			: new RecordKeeper({records, happenings, clock}, store.getState, failure =>
					dispatch({type: 'record-failed', failure}),
				);
	if (keeper !== undefined) {
		store.subscribe(() => keeper.notice());
	}

	return {
		store,
		async keep() {
			await Promise.all([keeper?.flush(), isStopped ? performer.settled() : undefined]);
		},
		isBusy: () => performer.inFlight > 0,
		stop() {
			isStopped = true;
			receiver?.stop();
			performer.stop();
		},
	};
}
