import type {Journal} from '../../ports/journal.ts';
import {exitStatus, type Services} from '../services.ts';

/** A signal that is raised when the operator interrupts. */
export function untilInterrupted({interrupted}: Pick<Services, 'interrupted'>): AbortSignal {
	const controller = new AbortController();
	void interrupted.then(() => controller.abort());
	return controller.signal;
}

type StartServices = Services & {readonly journal: Journal};

/**
Run what may start something. Interrupted before anything is in the journal it ends at once, since then it is certain that nothing was started; from then on it says itself what is known.
*/
export function unlessInterrupted<S extends StartServices>(
	services: S,
	run: (services: S) => Promise<number>,
): Promise<number> {
	const {journal, interrupted, tell} = services;
	let isWritten = false;
	const watched: Journal = {
		...journal,
		write(entries) {
			isWritten = true;
			return journal.write(entries);
		},
	};
	const ended = new Promise<number>(resolve => {
		void interrupted.then(() => {
			if (!isWritten) {
				tell('Interrupted. Nothing was started.');
				resolve(exitStatus.interrupted);
			}
		});
	});
	return Promise.race([run({...services, journal: watched}), ended]);
}
