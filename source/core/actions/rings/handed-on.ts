import {formatTime} from '../../status/format.ts';
import type {Decision, Run} from './run.ts';
import type {LeaseHolder} from './run-view.ts';

/** List the decisions in a run's record that its conductor hasn't read yet, in their order; empty where an earlier version conducts, as nobody knows what that has read. */
export function listUntaken({events}: Pick<Run, 'events'>, {seen}: LeaseHolder): readonly Decision[] {
	return seen === null ? [] : events.slice(seen).flatMap(event => (event.type === 'decided' ? [event.decision] : []));
}

/** Describe who conducts a run: `anna on build-7, process 4711, conducts the run since 2026-11-26 14:03:11Z`. */
export function sayConductor({by, since}: LeaseHolder): string {
	return `${by}, conducts the run${since === null ? '' : ` since ${formatTime(since)}`}`;
}
