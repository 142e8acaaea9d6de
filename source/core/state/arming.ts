import type {ConsoleState} from './state.ts';

/** Why nothing can be changed now, and what lifts that. */
export const readOnlyReason = 'rollgrid runs with --read-only; `:arm 15m` lifts that for a while';

/** Whether every call that changes something is refused at this moment: told to be read-only, and not armed. */
export function isReadOnlyNow({
	options,
	armedUntil,
	now,
}: Pick<ConsoleState, 'options' | 'armedUntil' | 'now'>): boolean {
	return options.isReadOnly && (armedUntil === null || armedUntil <= now);
}

/** Milliseconds until the console is read-only again; `null` where it isn't armed. */
export function armedForMs({options, armedUntil, now}: ConsoleState): number | null {
	return options.isReadOnly && armedUntil !== null && armedUntil > now ? armedUntil - now : null;
}
