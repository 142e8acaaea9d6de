import type {Failure} from '../domain/failure.ts';
import {describeFailure} from '../status/failure-lines.ts';
import type {Notice} from './state.ts';

/** A failure as a notice. */
export function tellFailure(failure: Failure): Notice {
	return {text: describeFailure(failure).join(' '), tone: 'bad'};
}
