import {hasEnded, isSuccess, isWaiting} from '../../core/domain/status.ts';
import type {Services} from '../services.ts';
import type {WatchReporter} from './reporters.ts';

/** One progress line a minute. */
const everyMs = 60_000;

/** This many locations that failed, or wait for a person, have lines of their own; the rest are counted, and the summary has their causes. */
const mostLines = 60;

/**
Print what a CI log should keep: locations that fail or wait, one line a minute, the end and its summary. A fan-out of 12,500 locations that takes an hour prints under 200 lines, however many fail.

@param every - The reporter of every change.
*/
export function quietReporter(every: WatchReporter, {print, clock}: Pick<Services, 'print' | 'clock'>): WatchReporter {
	let toldAt: number | null = null;
	let told = 0;
	let untold = 0;
	const tellRest = (): void => {
		if (untold > 0) {
			print(`  and ${untold} more that failed or wait`, 'bad');
			untold = 0;
		}
	};

	return {
		execution: following => every.execution(following),
		location(change, following) {
			const {record, before} = change;
			const isNews = before !== record.status;
			const hasFailed = hasEnded(record) && !isSuccess(record.status);
			if (!isNews || !(hasFailed || isWaiting(record.status))) {
				return;
			}

			if (told < mostLines) {
				told++;
				every.location(change, following);
			} else {
				untold++;
			}
		},
		progress(state, following) {
			if (toldAt === null || clock.now() - toldAt >= everyMs) {
				toldAt = clock.now();
				tellRest();
				every.progress(state, following);
			}
		},
		result(state, following) {
			tellRest();
			every.result(state, following);
		},
	};
}
