import {holdsSearch} from '../../domain/search/holds-query.ts';
import {type TextView, topOfText} from '../../state/screen.ts';
import type {ConsoleState} from '../../state/state.ts';
import {formatCount} from '../../status/format.ts';
import type {LogEntry, LogFilter} from '../../status/log-entry.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {shownLog} from './screen.ts';

export type {LogEntry} from '../../status/log-entry.ts';

/** The log as it is read. */
export type LogScene = {
	/** Newest first and safe for a terminal, after filter and search. */
	readonly entries: readonly LogEntry[];
	readonly view: TextView;
	/** How many entries are shown, of how many, and whether it follows new ones. */
	readonly standing: string;
	/** The text where there is nothing to show; else empty. */
	readonly empty: string;
};

/**
@param entries - All of them, newest first.
@param heldAt - Number of the newest entry shown while the log is stopped; `null` while it follows.
*/
export function selectLog(state: ConsoleState, entries: readonly LogEntry[], heldAt: number | null): LogScene {
	const screen = shownLog(state);
	const view = screen?.text ?? topOfText;
	const filter = screen?.filter ?? 'all';
	const standing = entries.filter(({number}) => heldAt === null || number <= heldAt);
	const found = standing.filter(entry => passes(entry, filter) && holdsSearch(view.search, toSearched(entry)));
	return {
		entries: found.map(toPrintableEntry),
		view,
		standing: [
			filter === 'all' ? '' : filter,
			`${formatCount(found.length)} of ${formatCount(entries.length)}`,
			heldAt === null ? 'follows' : `stopped, ${formatCount(entries.length - standing.length)} newer: g follows`,
		]
			.filter(Boolean)
			.join(' · '),
		empty:
			found.length > 0
				? ''
				: entries.length === 0
					? 'No API call was made yet.'
					: `Nothing here ${view.search === '' ? `among the ${filter}` : 'matches the search'}: Esc shows all.`,
	};
}

function toPrintableEntry(entry: LogEntry): LogEntry {
	const {kind, where, operation, outcome, requestId, commandLine} = entry;
	return {
		...entry,
		where: toColumn(where),
		operation: toColumn(operation),
		outcome: kind === 'words' ? toPrintableLine(outcome) : toColumn(outcome),
		requestId: requestId === null ? null : toColumn(requestId),
		commandLine: commandLine === null ? null : toPrintableLine(commandLine),
	};
}

/** Names, codes and IDs of AWS are ASCII: anything else isn't one, and would move the columns behind it where terminals disagree on its width. */
function toColumn(text: string): string {
	return toPrintableLine(text).replace(/[^ -~\u2400-\u2426¶—…]+/gu, '?');
}

/** Number of the newest entry shown while the log is stopped: the newest at that time. `null` while it follows. */
export function heldEntry(state: ConsoleState, entries: readonly LogEntry[]): number | null {
	const since = shownLog(state)?.heldSince ?? null;
	return since === null ? null : (entries.find(({at, took}) => at + (took ?? 0) <= since)?.number ?? 0);
}

function passes({hasFailed, kind}: LogEntry, filter: LogFilter): boolean {
	return filter === 'all' || (filter === 'failures' ? hasFailed : kind === 'action');
}

function toSearched({where, operation, outcome, requestId, commandLine, kind}: LogEntry) {
	const [account, region] = where.split('/');
	return {
		words: [operation, commandLine, kind === 'action' ? 'action' : null],
		fields: {
			account: [account],
			region: [region],
			status: [kind === 'words' ? null : outcome],
			msg: [outcome],
			id: [requestId],
		},
	};
}
