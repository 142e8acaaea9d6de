import {type Failure, type Outcome, succeed} from '../core/domain/failure.ts';
import {readExecutionRate} from '../core/domain/request-rate.ts';
import type {Following} from '../core/follow/following.ts';
import type {FuseReading, Happening, RateReading} from '../core/follow/happening.ts';
import {readFuse} from '../core/status/fuse.ts';
import {reckonFollowing} from '../core/status/progress.ts';
import {describeRate} from '../core/status/rate-words.ts';
import type {Happenings} from '../ports/happenings.ts';

/** The last written readings of an execution. */
type Last = {fuse: Omit<FuseReading, 'at'> | null; rate: readonly string[]};

/** Records the fuse and the rate control of followed executions: a line each time one of them has changed. */
export class HappeningKeeper {
	readonly #happenings: Happenings;
	readonly #last = new Map<string, Last>();

	constructor(happenings: Happenings) {
		this.#happenings = happenings;
	}

	/** @param at - Epoch milliseconds. */
	async keep(following: Following, at: number): Promise<Outcome<void>> {
		const {where, executionId, isListed} = following;
		// While locations are still being listed, the numbers only show the progress of the listing.
		if (!isListed) {
			return succeed(undefined);
		}

		const last = this.#last.get(executionId) ?? (await this.#open(following));
		if ('what' in last) {
			return {ok: false, failure: last};
		}

		const news = listNews(following, last, at);
		return news.length === 0 ? succeed(undefined) : this.#happenings.append(where, executionId, news);
	}

	/** What an earlier run has written isn't written again. */
	async #open({where, executionId}: Following): Promise<Last | Failure> {
		const kept = await this.#happenings.readKept(where, executionId);
		if (!kept.ok) {
			return kept.failure;
		}

		const fuse = kept.value.findLast(one => one.type === 'fuse');
		const rate = kept.value.findLast(one => one.type === 'rate');
		const last: Last = {fuse: fuse ?? null, rate: rate?.words ?? []};
		this.#last.set(executionId, last);
		return last;
	}
}

function listNews(following: Following, last: Last, at: number): readonly Happening[] {
	const {execution, grid} = following;
	const fuse = readFuse(execution, grid);
	if (execution === null || fuse === null) {
		return [];
	}

	const news: Happening[] = [];
	const rate = describeRate(readExecutionRate(execution.targetLocations, reckonFollowing(following).total));
	if (JSON.stringify(rate) !== JSON.stringify(last.rate)) {
		const from: RateReading = {
			type: 'rate',
			at: last.rate.length === 0 ? (execution.startedAt ?? at) : at,
			words: rate,
		};
		news.push(from);
		last.rate = rate;
	}

	const {errors, allowed, failuresLeft, entries} = fuse;
	const isBlown = entries === null ? failuresLeft === 0 : entries.stopped > 0;
	const state = isBlown ? 'blown' : errors > 0 ? 'used' : 'whole';
	if (last.fuse === null || last.fuse.errors !== errors || last.fuse.allowed !== allowed || last.fuse.state !== state) {
		// Where it is first seen after the end, nobody saw when it changed.
		const changedAt = last.fuse === null ? (execution.endedAt ?? at) : at;
		last.fuse = {type: 'fuse', errors, allowed, state};
		news.push({...last.fuse, at: changedAt});
	}

	return news;
}
