import type {Outcome} from '../../domain/failure.ts';
import type {NamedCalendar} from '../../planning/runbook-needs.ts';
import {type Check, found, notFound} from './check.ts';

/** A Change Calendar as it is now, and who names it. */
export type CalendarReading = {
	readonly name: string;
	/** The runbook's step that reads it; `null` for one of the settings. */
	readonly step: Pick<NamedCalendar, 'step' | 'isWaitedFor'> | null;
	readonly state: Outcome<{readonly isOpen: boolean; readonly changesAt: string | null}>;
};

/** Judge Change Calendars at the time of a launch: those of the settings and those that the runbook reads have to be open, but for a step that waits until one is. */
export function judgeCalendars(readings: readonly CalendarReading[]): readonly Check[] {
	return readings.map(({name, step, state}) => {
		if (!state.ok) {
			return notFound('calendar', 'unknown', state.failure);
		}

		const reader = step === null ? '' : `, which step ${step.step} reads,`;
		const {isOpen, changesAt} = state.value;
		const until = changesAt === null ? '' : ` until ${changesAt}`;
		if (isOpen) {
			return found('calendar', 'ok', `The Change Calendar ${name}${reader} is open${until}`);
		}

		const closed = `The Change Calendar ${name}${reader} is closed${until}`;
		if (step === null) {
			return found('calendar', 'problem', `${closed}, and the settings say to wait for it`, {
				next: 'Launch when it is open, or take it out: rollgrid config set changeCalendars.',
			});
		}

		return step.isWaitedFor
			? found('calendar', 'warning', closed, {next: 'The step waits until it is open, or for its timeout.'})
			: found('calendar', 'problem', closed, {next: 'Launch when it is open; --no-preflight starts it all the same.'});
	});
}
