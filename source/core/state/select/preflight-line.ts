import {verdictWords} from '../../actions/preflight/check.ts';
import {readVerdict} from '../../actions/preflight/verdict-record.ts';
import type {Location} from '../../domain/location.ts';
import {attemptAt} from '../attempts.ts';
import type {ConsoleState} from '../state.ts';

/** The same in two words. */
export function sayPreflightShortly(state: ConsoleState, where: Location): string | null {
	return sayPreflight(state, where)?.split(': ').slice(0, 2).join(': ') ?? null;
}

/**
The preflight's verdict about a location, with its findings there; `null` where there was none.

@param executionId - The fan-out of the location; its latest attempt if left out.
*/
export function sayPreflight(state: ConsoleState, where: Location, executionId?: string): string | null {
	const id = executionId ?? attemptAt(state, where)?.executionId ?? state.opened;
	const record = id === null ? null : (state.preflights.get(id) ?? null);
	if (record === null) {
		return null;
	}

	const {verdict, texts} = readVerdict(record, where);
	return `preflight said: ${[verdictWords[verdict], ...texts.slice(0, 1)].join(': ')}`;
}
