import {transition} from '../../../state/transition.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from '../configuring.ts';
import {selectionOf} from '../places/places.ts';
import {isStale} from './outdated.ts';
import {subjectOf} from './subject.ts';

/** Check in the background what would fail in the current launch. */
export function runPreflight(state: Configuring): ConfigureTransition {
	const {central, identity, configure, options} = state;
	const subject = subjectOf(configure);
	if (central === null || identity === null) {
		return say(state, 'Not signed in yet: nothing can be checked');
	}

	if (subject === null) {
		return say(state, 'Choose a runbook and locations first: there is nothing to check yet');
	}

	const {key, requests, isSketch} = subject;
	const preflight = {key, draft: configure.draft, state: 'running', preflight: null, at: state.now} as const;
	return transition(withConfigure(hush(state), {...configure, preflight, finding: null}), {
		type: 'run-preflight',
		key,
		identity,
		central,
		requests,
		calendars: options.changeCalendars ?? [],
		isSketch,
	});
}

/** Cancel the running preflight; its findings stay. */
export function callOff(state: Configuring): ConfigureTransition | undefined {
	const {configure} = state;
	const known = configure.preflight;
	return known?.state === 'running'
		? transition(withConfigure(hush(state), {...configure, preflight: {...known, state: 'called-off'}}), {
				type: 'stop-preflight',
			})
		: undefined;
}

/** The most locations that the review checks automatically. */
const mostByItself = 1000;

/** Check what the review shows, where the settings say so and nothing of it has been checked yet. */
export function preflightReview(state: Configuring): ConfigureTransition {
	const {configure, options, directory, central, identity} = state;
	const known = configure.preflight;
	const subject = subjectOf(configure);
	const isWanted =
		(options.preflightsReview ?? false) &&
		central !== null &&
		identity !== null &&
		subject !== null &&
		!subject.isSketch &&
		(known?.key !== subject.key || isStale(configure, state.now)) &&
		selectionOf(configure, directory).size <= mostByItself;
	return isWanted ? runPreflight(state) : transition(state);
}
