import {type Location, printLocation} from '../../domain/location.ts';
import type {Origin} from '../../domain/setup.ts';
import {pushOnce} from '../../state/open.ts';
import type {OriginEvent} from '../../state/origin-event.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {type OpenScreen, topOfList} from '../../state/screen.ts';
import {listUnanswered, listWaiting} from '../../state/select/waiting-starts.ts';
import {type ConsoleState, stackOf, withScreen} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {describeIdentity} from '../../status/identity-words.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {chosenOrigin, firstOrigin, isOrigin, listChoices, type OriginScreen, profileOf, shownOrigin} from './screen.ts';

export const originReducers: Reducers<OriginEvent> = {
	'setup-read': (state, {setup}) => transition(atMissingStage({...state, setup})),

	'origin-stage-changed'(state) {
		const screen = shownOrigin(state);
		return transition(
			screen === undefined
				? state
				: withScreen(state, {...screen, stage: screen.stage === 'profile' ? 'region' : 'profile', list: topOfList}),
		);
	},

	'left-for': (state, {next}) => transition({...state, notice: null}, {type: 'run-own', command: next}),
};

/** Choose who acts and where, from what was found on this machine; the screen opens automatically where nothing says so. */
export const originRoom: ScreenRoom<OriginScreen, OriginEvent> = {
	...plainRoom,
	name: 'origin',
	heading: 'Profile and Region',
	harmless: ['origin-stage-changed'],
	keys: [
		{
			keys: ['tab'],
			label: 'choose among Regions, or among profiles',
			hint: 'profiles, Regions',
			raises: {type: 'origin-stage-changed'},
		},
		{
			keys: ['d'],
			label: 'open the demo, a world of its own; q there comes back',
			hint: 'demo',
			raises: {type: 'left-for', next: 'demo'},
		},
		{
			keys: ['D'],
			label: 'run doctor, which checks identity, clock and roles; Enter comes back',
			hint: 'doctor',
			raises: {type: 'left-for', next: 'doctor'},
		},
	],
	ways: [],
	title: () => 'profile and Region',
	open: state =>
		transition(
			pushOnce({...state, notice: null}, {...firstOrigin, from: state.central && printLocation(state.central)}),
			{
				type: 'read-setup',
			},
		),
	move: (state, screen, direction, stride) =>
		transition(
			moveInList(
				state,
				screen,
				listChoices(state, screen).map(({id}) => id),
				direction,
				stride,
			),
		),
	search: searchInList,
	searchFields: ['region'],
	enter,

	/** Go back from the Regions to the profiles, where one was chosen. */
	back: (state, screen) =>
		screen.stage === 'region' && screen.profile !== null
			? transition(withScreen(state, {...firstOrigin, from: screen.from}))
			: undefined,

	copies: () => [],
	refresh: state => transition({...state, identifyDueAt: null}, {type: 'read-setup'}, {type: 'identify'}),

	/** Once the identity is known, there is nothing to choose. */
	follow(before, after, cause) {
		const isKnown = cause === 'identified' && after.state.central !== null && before.central === null;
		const left = after.state.screens.filter(screen => !isOrigin(screen));
		const hasFailed = cause === 'identified' && after.state.central === null;
		if (hasFailed && left.length < after.state.screens.length) {
			return {...after, state: {...after.state, notice: null}};
		}

		const {identity, central} = after.state;
		if (!isKnown || identity === null || central === null || left.length === after.state.screens.length) {
			return after;
		}

		const text = describeIdentity(identity, central) + sayLeft(before.screens, central);
		const notice = {text, tone: 'good'} as const;
		return {...after, state: {...after.state, screens: stackOf(left, after.state), notice}};
	},
};

/** Choose the row under the cursor; without a known Region, the operator types one. */
function enter(state: ConsoleState, screen: OriginScreen): Transition {
	const choice = chosenOrigin(state, screen);
	if (choice === undefined) {
		return transition({...state, notice: {text: 'There is nothing to choose here: d opens the demo', tone: 'info'}});
	}

	if (choice.refusal !== null) {
		return transition({...state, notice: {text: choice.refusal, tone: 'bad'}});
	}

	if (screen.stage === 'region') {
		return choose(state, {profile: screen.profile, region: choice.name});
	}

	const profile = profileOf(choice);
	return choice.region === null && isRegionUnset(state)
		? transition(withScreen(state, {...screen, stage: 'region', profile, list: topOfList}))
		: choose(state, {profile, region: null});
}

/** Whether no variable names a Region: one in the environment applies to every profile. */
function isRegionUnset({setup}: ConsoleState): boolean {
	return !setup?.variables.some(({name}) => name === 'AWS_REGION' || name === 'AWS_DEFAULT_REGION');
}

/** Fan-outs of the identity that was left: they continue, but nobody follows them. */
function sayLeft(screens: readonly OpenScreen[], central: Location): string {
	const from = screens.find(isOrigin)?.from ?? null;
	return from === null || from === printLocation(central) ? '' : `; before, ${from}: what runs there goes on`;
}

/** Act as another identity, or elsewhere, as `Enter` on this screen does: the screen stays until AWS has confirmed the identity. */
export function switchOrigin(state: ConsoleState, origin: Origin): Transition {
	const chosen = choose(state, origin);
	return chosen.effects.length === 0 || shownOrigin(state) !== undefined
		? chosen
		: andThen(originRoom.open(state, undefined), opened => choose(opened, origin));
}

function choose(state: ConsoleState, origin: Origin): Transition {
	const [open] = [...listWaiting(state), ...listUnanswered(state)];
	if (open !== undefined) {
		return transition({...state, notice: {text: `${open}: let that end first`, tone: 'bad'}});
	}

	const who = [origin.profile?.name == null ? '' : `profile ${origin.profile.name}`, origin.region ?? '']
		.filter(Boolean)
		.join(', ');
	return transition(
		{...state, notice: {text: `Asking AWS who you are${who === '' ? '' : ` (${who})`}…`, tone: 'info'}},
		{type: 'choose-origin', origin},
	);
}

/** Where credentials exist and only the Region is missing, the operator chooses the Region. */
function atMissingStage(state: ConsoleState): ConsoleState {
	const screen = shownOrigin(state);
	const {setup, identityTrouble, central} = state;
	const isSigned = setup?.signer !== undefined && setup.region === null && central === null;
	const isFresh = screen?.stage === 'profile' && screen.list.cursorId === null;
	return screen !== undefined && isSigned && isFresh && identityTrouble?.failure.missing !== 'profile'
		? withScreen(state, {...screen, stage: 'region'})
		: state;
}
