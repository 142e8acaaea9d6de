import {parseRehearsalResult} from '../../../actions/rehearse/result.ts';
import {readWorld, standardExecutionRole} from '../../../actions/world/read-world.ts';
import type {Failure} from '../../../domain/failure.ts';
import type {StartRequest} from '../../../domain/start-request.ts';
import {printWorldFile} from '../../../planning/world-file.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {chosenRunbook} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {planOf} from '../plan.ts';
import {type KnownRehearsal, rehearsalKey} from './rehearsal-state.ts';

type Handled = Extract<ConfigureEvent, {type: 'rehearsal-asked' | 'rehearsal-ended'}>;

/** The number of seeds that are played, and the share of locations that are made to fail: without failures, nothing shows how the fuse acts. */
const seeds = 1000;
export const failingPercent = 3;

const unreadable: Failure = {kind: 'local', what: 'What the rehearsal printed can’t be read'};

export const rehearsalReducers: Reducers<Handled, Configuring> = {
	'rehearsal-asked': state => callOffRehearsal(state) ?? rehearse(state),

	'rehearsal-ended'(state, {key, outcome}) {
		const known = state.configure.rehearsal;
		if (known?.key !== key || known.state !== 'running') {
			return transition(state);
		}

		const {at, isOfOrganization} = known;
		const result = outcome.ok ? parseRehearsalResult(outcome.value.printed) : null;
		const about = {key, at, isOfOrganization};
		const rehearsal: KnownRehearsal =
			outcome.ok && result !== null
				? {...about, state: 'over', result, notes: outcome.value.notes}
				: {...about, state: 'failed', failure: outcome.ok ? unreadable : outcome.failure};
		const told = withConfigure(state, {...state.configure, rehearsal});
		return state.configure.section === 'review'
			? transition(told)
			: say(told, 'The launch was rehearsed: 8 shows the result');
	},
};

/** Play the launch many times in a copy of the organization, in a process beside the console. */
function rehearse(state: Configuring): ConfigureTransition {
	const {configure, options} = state;
	if (options.isRehearsal) {
		return say(state, 'This is a rehearsal already: Enter launches it in the copy');
	}

	const plan = planOf(configure);
	const [first, ...more] = plan.isReady ? plan.requests : [];
	if (first === undefined) {
		return say(state, 'Something is missing or wrong: the launch can be rehearsed once it is complete');
	}

	if (more.length > 0) {
		return say(state, 'The launch takes several requests: w saves them, and rollgrid rehearse FILE plays one');
	}

	const {accounts, failure} = state.directory;
	if (accounts.size === 0 && failure === null) {
		return say(state, 'The organization is still being read: r once more in a moment');
	}

	const key = rehearsalKey(first.request);
	const world = copyOrganization(state, first.request);
	const rehearsal = {key, at: state.now, isOfOrganization: world !== null, state: 'running'} as const;
	// The result is shown at the top.
	const review = {...configure.review, form: 'words', top: 0} as const;
	return transition(withConfigure(hush(state), {...configure, rehearsal, review}), {
		type: 'run-rehearsal',
		key,
		plan: key,
		world,
		seeds,
		failingPercent,
	});
}

/** End a running rehearsal; `undefined` where none runs. */
export function callOffRehearsal(state: Configuring): ConfigureTransition | undefined {
	const {configure} = state;
	return configure.rehearsal?.state === 'running'
		? transition(
				{
					...withConfigure(state, {...configure, rehearsal: null}),
					notice: {text: 'The rehearsal was called off', tone: 'info'},
				},
				{type: 'stop-rehearsal'},
			)
		: undefined;
}

/** A world file of the accounts and OUs that the console knows, with the chosen runbook where it is the operator's own; `null` where no organization can be read. */
function copyOrganization(state: Configuring, {TargetLocations = [], DocumentName}: StartRequest): string | null {
	const {central, directory, configure} = state;
	const known = [...directory.accounts.values()];
	if (central === null || directory.failure !== null || known.length === 0) {
		return null;
	}

	const regions = [...new Set(TargetLocations.flatMap(({Regions = []}) => Regions))].toSorted();
	const runbook = chosenRunbook(configure);
	const isOwn = runbook?.state === 'read' && runbook.document.owner !== 'Amazon';
	const reading = {
		central,
		executionRole: TargetLocations[0]?.ExecutionRoleName || standardExecutionRole,
		unit: null,
		accounts: Object.fromEntries(known.map(({accountId}) => [accountId, {execution: 'unknown', regions} as const])),
		runbooks: isOwn && DocumentName !== undefined ? {[DocumentName]: runbook.document.content} : {},
	};
	return printWorldFile(readWorld(reading, {directory: known, management: null, isAnonymous: false}));
}
