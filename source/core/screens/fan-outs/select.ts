import {currentRing} from '../../actions/rings/run.ts';
import type {ExecutionSummary} from '../../domain/execution.ts';
import {hasEnded, type Status} from '../../domain/status.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {type KnownRun, sayRingOf} from '../../state/runs.ts';
import {describeRing} from '../../state/select/band.ts';
import {describeWay} from '../../state/select/bands.ts';
import {listWaiting} from '../../state/select/waiting-starts.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {judgeFanOut, sayCount, sayStanding, spreadForBar} from '../../status/fan-out-count.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {countOf} from './counted.ts';
import {listFanOuts, listRuns} from './list.ts';
import {firstScreen, shownFanOuts} from './screen.ts';

export type FanOutsView = {
	readonly rows: readonly FanOutRow[];
	readonly cursor: number;
	/** What to say where there are no rows, or what trouble there is. */
	readonly lines: readonly string[];
	readonly hasMore: boolean;
};

export type FanOutRow = {
	readonly id: string;
	/** How it is drawn: by its locations, once these are counted; `null` for a success that isn't yet. */
	readonly look: Status | null;
	/** Its outcome, in words. */
	readonly outcome: string;
	/** Its locations for a bar; `null` until they are counted. */
	readonly bar: {readonly byStatus: ReadonlyMap<Status, number>; readonly total: number} | null;
	/** While it runs: where it waits for a person, when it may end, the fuse. */
	readonly standing: string;
	readonly isUrgent: boolean;
	readonly document: string;
	readonly startedAt: string;
	readonly took: string;
	readonly startedBy: string;
	/** What has changed since it was last seen, the ring of a run that it belongs to, or that it is a record. */
	readonly news: string;
};

export function selectFanOuts(state: ConsoleState): FanOutsView {
	const {list, order, compared = null} = shownFanOuts(state) ?? firstScreen;
	const items = listFanOuts(state, {list, order});
	const listed = new Set(state.fanOuts.items.map(({executionId}) => executionId));
	const runs = listRuns(state, list).map(known => describeRun(state, known));
	const rows = [
		...runs,
		...items.map(item => ({
			id: item.executionId,
			...describeCount(state, item),
			document: toPrintableLine(item.document),
			startedAt: formatTime(item.startedAt),
			took:
				item.startedAt === null || (item.endedAt === null && hasEnded(item))
					? ''
					: formatDuration((item.endedAt ?? state.now) - item.startedAt),
			news: toPrintableLine(
				(item.executionId === compared ? 'A, to compare' : undefined) ??
					state.fanOuts.news.get(item.executionId) ??
					sayRingOf(state, item.executionId, {isShort: true}) ??
					(listed.has(item.executionId) ? '' : 'record'),
			),
			startedBy: toPrintableLine(item.executedBy?.split('/').at(-1) ?? ''),
		})),
	];
	return {
		rows,
		cursor: cursorIndex(
			rows.map(({id}) => id),
			list,
		),
		lines: [...listWaiting(state), ...explain(state, rows.length, list.search)],
		hasMore: state.fanOuts.nextToken !== null,
	};
}

/** Describe a run that has started nothing yet: no fan-out shows it. */
function describeRun(state: ConsoleState, known: KnownRun): FanOutRow {
	const {run} = known;
	const {runId, request, begunAt} = run.head;
	const index = Math.min(currentRing(run), run.rings.length - 1);
	const {status, outcome} = describeRing(state, known, index, false);
	const [, ...way] = describeWay(state, known);
	return {
		id: runId,
		look: status,
		outcome: toPrintableLine(`${run.head.rings[index]!.name}: ${outcome.text}`),
		bar: null,
		standing: way.map(({text}) => text).join(' · '),
		isUrgent: way.some(({tone}) => tone === 'waiting' || tone === 'bad'),
		document: toPrintableLine(request.DocumentName ?? ''),
		startedAt: formatTime(begunAt),
		took: '',
		startedBy: '',
		news: `run, ${run.rings.length} rings`,
	};
}

/** A fan-out is judged by its locations, whatever the parent's own status says. */
function describeCount(
	state: ConsoleState,
	{executionId, status, startedAt}: ExecutionSummary,
): Pick<FanOutRow, 'look' | 'outcome' | 'bar' | 'standing' | 'isUrgent'> {
	const count = countOf(state, executionId);
	return {
		look: judgeFanOut(status, count),
		outcome: toPrintableLine(sayCount(status, count)),
		bar: count === null || count.total === 0 ? null : {byStatus: spreadForBar(count), total: count.total},
		standing: toPrintableLine(count === null ? '' : sayStanding({startedAt}, count, state.now).join(' · ')),
		isUrgent: count !== null && count.waiting.length > 0,
	};
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
