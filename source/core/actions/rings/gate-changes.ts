import type {GateChange} from '../../follow/happening.ts';
import type {Run, RunEvent} from './run.ts';

/** List what happened at the rings and gates of a run, for the story of its executions; empty for a run that started none of these. */
export function listGateChanges(
	{head, events}: Pick<Run, 'head' | 'events'>,
	executionIds: readonly string[],
): readonly GateChange[] {
	const isAbout = events.some(
		event => event.type === 'started' && event.executionIds.some(id => executionIds.includes(id)),
	);
	return isAbout ? events.flatMap(event => toChange(event, head)) : [];
}

function toChange(event: RunEvent, {runId, rings}: Run['head']): readonly GateChange[] {
	const ring = 'ring' in event ? event.ring : 0;
	const about = {
		type: 'gate' as const,
		at: event.at,
		runId,
		ring: ring + 1,
		rings: rings.length,
		name: rings[ring]?.name ?? '',
	};
	switch (event.type) {
		case 'taken-up':
			return [{...about, what: 'taken up', because: null, by: event.by}];
		case 'sent':
			return [];
		case 'started':
			return [{...about, what: 'started', because: `as ${event.executionIds.join(', ')}`, by: null}];
		case 'refused':
			return [{...about, what: 'refused', because: event.because, by: null}];
		case 'ended': {
			const count = event.failed.length;
			return [{...about, what: 'ended', because: count === 0 ? null : `${count} without success`, by: null}];
		}

		case 'gate-opened':
			// No gate follows the last ring; its record has the event all the same.
			return ring === rings.length - 1 ? [] : [{...about, what: 'opened', because: event.because, by: null}];
		case 'gate-shut':
			return [{...about, what: 'shut', because: event.because, by: null}];
		case 'decided':
			return [{...about, what: event.decision, because: null, by: event.by}];
		case 'over':
			return [{...about, what: event.how, because: null, by: null}];
	}
}
