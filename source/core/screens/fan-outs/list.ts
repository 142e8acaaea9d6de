import type {ExecutionSummary} from '../../domain/execution.ts';
import {holdsSearch} from '../../domain/search/holds-query.ts';
import {statusWord} from '../../domain/search/status-word.ts';
import type {ListView} from '../../state/screen.ts';
import type {ConsoleState} from '../../state/state.ts';

/** The fan-outs that the list shows, newest first: those whose ID, runbook, status or starter hold the search. */
export function listFanOuts(state: ConsoleState, {search}: ListView): readonly ExecutionSummary[] {
	return [...state.fanOuts.items, ...listRecords(state)].filter(({executionId, document, status, executedBy}) =>
		holdsSearch(search, {
			fields: {id: [executionId], runbook: [document], status: [status, statusWord(status)], by: [executedBy]},
		}),
	);
}

/** How long AWS keeps an execution, less a day: what is older may be gone at any moment. */
const keptMs = 29 * 86_400_000;

/** Fan-outs that AWS has most likely forgotten, of which there is a record. */
function listRecords({fanOuts, now}: ConsoleState): readonly ExecutionSummary[] {
	const listed = new Set(fanOuts.items.map(({executionId}) => executionId));
	return [...fanOuts.known.values()]
		.filter(
			({executionId, startedAt, seenAt, isCountOnly}) =>
				!isCountOnly && !listed.has(executionId) && now - (startedAt ?? seenAt) > keptMs,
		)
		.map(({executionId, document, documentVersion, status, startedAt, endedAt, executedBy}) => ({
			executionId,
			document,
			documentVersion,
			status,
			startedAt,
			endedAt,
			executedBy,
			failureMessage: null,
			parentExecutionId: null,
			isFanOut: true,
			target: null,
			currentStep: null,
			isChangeRequest: false,
		}));
}
