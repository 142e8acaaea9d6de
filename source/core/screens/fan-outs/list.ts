import {type ExecutionSummary, headOf} from '../../domain/execution.ts';
import {holdsSearch, type Searched} from '../../domain/search/holds-query.ts';
import {statusWord} from '../../domain/search/status-word.ts';
import {type KnownRun, listUnstarted} from '../../state/runs.ts';
import type {ListView} from '../../state/screen.ts';
import type {ConsoleState} from '../../state/state.ts';
import {judgeFanOut} from '../../status/fan-out-count.ts';
import {countOf} from './counted.ts';
import {type FanOutOrder, orderFanOuts} from './order.ts';

/** The fan-outs that the list shows, in its order: those whose ID, runbook, status or starter the search finds. */
export function listFanOuts(
	state: ConsoleState,
	{list: {search}, order}: {readonly list: ListView; readonly order: FanOutOrder},
): readonly ExecutionSummary[] {
	const all = [...state.fanOuts.items, ...listRecords(state)];
	const found = search === '' ? all : all.filter(one => holdsSearch(search, toSearched(state, one)));
	return orderFanOuts(state, order, found);
}

/** The runs over rings that have started nothing yet, and that the search finds. They are above the fan-outs, in whatever order those are. */
export function listRuns(state: ConsoleState, {search}: ListView): readonly KnownRun[] {
	const all = listUnstarted(state);
	return search === ''
		? all
		: all.filter(({run: {head}}) =>
				holdsSearch(search, {fields: {id: [head.runId], runbook: [head.request.DocumentName], status: ['run']}}),
			);
}

/** A search finds a fan-out by its outcome as well as by AWS's status. */
function toSearched(state: ConsoleState, {executionId, document, status, executedBy}: ExecutionSummary): Searched {
	const judged = judgeFanOut(status, countOf(state, executionId)) ?? status;
	return {
		fields: {
			id: [executionId],
			runbook: [document],
			status: judged === status ? [status, statusWord(status)] : [judged, statusWord(judged)],
			by: [executedBy],
		},
	};
}

/** How many there are, with or without a match. */
export function countFanOuts(state: ConsoleState): number {
	return listUnstarted(state).length + state.fanOuts.items.length + listRecords(state).length;
}

/** How long AWS keeps an execution, less a day: an older one may disappear at any time. */
const keptMs = 29 * 86_400_000;

/** Fan-outs that AWS has most likely deleted, and that rollgrid has a record of. */
function listRecords({fanOuts, now}: ConsoleState): readonly ExecutionSummary[] {
	const listed = new Set(fanOuts.items.map(({executionId}) => executionId));
	return [...fanOuts.known.values()]
		.filter(
			({executionId, startedAt, seenAt, isCountOnly}) =>
				!isCountOnly && !listed.has(executionId) && now - (startedAt ?? seenAt) > keptMs,
		)
		.map(known => ({
			...headOf(known),
			failureMessage: null,
			parentExecutionId: null,
			isFanOut: true,
			target: null,
			currentStep: null,
			isChangeRequest: false,
		}));
}
