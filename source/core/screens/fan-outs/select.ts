import type {ProgressCounters} from '../../domain/execution.ts';
import {hasEnded, isSuccess, type Status} from '../../domain/status.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {topOfList} from '../../state/screen.ts';
import {listWaiting} from '../../state/select/waiting-starts.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {listFanOuts} from './list.ts';
import {shownFanOuts} from './screen.ts';

export type FanOutsView = {
	readonly rows: readonly FanOutRow[];
	readonly cursor: number;
	/** What to say where there are no rows, or what trouble there is. */
	readonly lines: readonly string[];
	readonly hasMore: boolean;
};

export type FanOutRow = {
	readonly id: string;
	/** As AWS says. */
	readonly status: Status;
	/** How it is drawn: by its locations, once these are counted; `null` for a success that isn't yet. */
	readonly look: Status | null;
	/** Locations that succeeded, of all; empty while they aren't counted. */
	readonly succeeded: string;
	readonly document: string;
	readonly startedAt: string;
	readonly took: string;
	readonly startedBy: string;
	/** What has changed since it was last seen, or that it is a record. */
	readonly news: string;
};

export function selectFanOuts(state: ConsoleState): FanOutsView {
	const list = shownFanOuts(state)?.list ?? topOfList;
	const items = listFanOuts(state, list);
	const listed = new Set(state.fanOuts.items.map(({executionId}) => executionId));
	return {
		rows: items.map(item => ({
			id: item.executionId,
			status: item.status,
			...judge(item.status, state.fanOuts.counts.get(item.executionId)?.counters ?? null),
			document: toPrintableLine(item.document),
			startedAt: formatTime(item.startedAt),
			took:
				item.startedAt === null || (item.endedAt === null && hasEnded(item))
					? ''
					: formatDuration((item.endedAt ?? state.now) - item.startedAt),
			news: state.fanOuts.news.get(item.executionId) ?? (listed.has(item.executionId) ? '' : 'record'),
			startedBy: toPrintableLine(item.executedBy?.split('/').at(-1) ?? ''),
		})),
		cursor: cursorIndex(
			items.map(({executionId}) => executionId),
			list,
		),
		lines: [...listWaiting(state), ...explain(state, items.length, list.search)],
		hasMore: state.fanOuts.nextToken !== null,
	};
}

/** A fan-out is judged by its locations, whatever the parent's own status says. */
function judge(status: Status, counters: ProgressCounters | null): Pick<FanOutRow, 'look' | 'succeeded'> {
	const isSure = !isSuccess(status) || counters?.success === counters?.total;
	const look = isSure ? status : 'Failed';
	return counters === null
		? {look: isSuccess(status) ? null : status, succeeded: ''}
		: {look, succeeded: `${counters.success} of ${counters.total}`};
}

function explain({fanOuts, identityTrouble, central}: ConsoleState, shown: number, search: string): readonly string[] {
	if (central === null) {
		return identityTrouble === null ? ['Asking AWS who you are…'] : describeFailure(identityTrouble.failure);
	}

	if (shown > 0) {
		return [];
	}

	if (fanOuts.trouble !== null) {
		return describeFailure(fanOuts.trouble.failure);
	}

	if (fanOuts.answeredAt === null) {
		return [`Asking for the fan-outs of ${central.accountId}/${central.region}…`];
	}

	return search === ''
		? [
				`No fan-out in ${central.accountId}/${central.region} in the last 30 days.`,
				'A fan-out runs an Automation runbook in many accounts and Regions at once. rollgrid launches it, shows it live, and cancels or retries exactly what failed.',
				'n configures the first one. P looks in another account or Region.',
				'`rollgrid demo` shows one under way that touches nothing in AWS; `rollgrid doctor` checks roles and permissions.',
			]
		: [`Nothing matches "${toPrintableLine(search)}". Esc shows all ${fanOuts.items.length} again.`];
}
