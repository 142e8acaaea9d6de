import {isSettled} from '../../follow/ended.ts';
import {follow} from '../../follow/follow.ts';
import type {FollowEffect, FollowEvent} from '../../follow/follow-event.ts';
import {type Following, startFollowing} from '../../follow/following.ts';
import {findFollowing, listAttemptIds, shownPast} from '../attempts.ts';
import type {Effect} from '../effect.ts';
import type {ResponseEvent} from '../event.ts';
import {showsLocations} from '../screen.ts';
import {sayFollowNews} from '../select/follow-news.ts';
import type {ConsoleState} from '../state.ts';
import {andThen, type Reducers, type Transition, transition} from '../transition.ts';
import {holdCursor} from './open-matrix.ts';

type Handled = Extract<ResponseEvent, {type: 'followed'}>;

export const followReducers: Reducers<Handled> = {
	followed: (state, {executionId, event}) => tellFollowing(state, executionId, event),
};

/** Follow one more execution of the central account and Region, beside whatever else is followed. */
export function beginFollowing(state: ConsoleState, executionId: string): Transition {
	const following = startFollowing(state.central!, executionId, state.options.pace);
	const begun = tellFollowing(withFollowing(state, following), executionId, {type: 'opened'});
	const {accounts, failure} = state.directory;
	return accounts.size === 0 && failure === null
		? begun
		: andThen(begun, after => tellFollowing(after, executionId, {type: 'accounts-known', accounts}));
}

/** Hand an event to what is followed under an execution ID; one that isn't followed any more has nothing to say. */
export function tellFollowing(state: ConsoleState, executionId: string, event: FollowEvent): Transition {
	const before = findFollowing(state, executionId);
	if (before === null) {
		return transition(state);
	}

	const {following, effects} = follow(before, event, state.now);
	const news = effects.find(({type}) => type === 'tell') as Extract<FollowEffect, {type: 'tell'}> | undefined;
	const taken = holdCursor(withFollowing(state, following));
	const notice = news === undefined ? undefined : sayFollowNews(news.news);
	const isTold =
		notice !== undefined &&
		// While the past is shown, the fan-out is followed in the background, without notices.
		shownPast(state) === null &&
		!isInPane(state, executionId) &&
		(news?.news.type !== 'blind' || state.notice === null);
	return transition(
		isTold ? {...taken, notice} : taken,
		...effects.flatMap(effect => (effect.type === 'tell' ? [] : [toEffect(following, effect)])),
	);
}

/** Whether only the pane follows a fan-out: nobody has opened it, so its children aren't read and it gives no news. */
export function isInPane(state: ConsoleState, executionId: string): boolean {
	const {opened, screens} = state;
	const open = [opened, ...screens.flatMap(screen => (showsLocations(screen) ? [screen.executionId] : []))];
	return !open.some(id => id !== null && listAttemptIds(state, id).includes(executionId));
}

/** How many ended fan-outs are cached for the pane, to be shown again without a read; and how many locations they may have together, to limit memory. */
const mostEnded = 8;
const mostEndedLocations = 100_000;

/** What is open decides what is followed: the topmost matrix is the opened fan-out, and a fan-out that neither a matrix nor the pane shows any more is dropped. */
export function keepFollowings(state: ConsoleState): ConsoleState {
	const {rewind} = state;
	const isLeft =
		rewind !== null &&
		!state.screens.some(screen => showsLocations(screen) && screen.executionId === rewind.executionId);
	return keepNeeded(isLeft ? {...state, rewind: null} : state);
}

function keepNeeded(state: ConsoleState): ConsoleState {
	const open = state.screens.flatMap(screen => (showsLocations(screen) ? [screen.executionId] : []));
	const opened = open.at(-1) ?? state.opened;
	const needed = new Set(
		[
			...open,
			...state.screens.flatMap(({follows = []}) => follows),
			...(opened === null ? [] : [opened]),
			...(state.pane.on === null ? [] : [state.pane.on]),
		].flatMap(id => listAttemptIds(state, id)),
	);
	const spare = [...state.followings.values()].filter(one => !needed.has(one.executionId));
	if (opened === state.opened && spare.length === 0) {
		return state;
	}

	let locations = 0;
	for (const {executionId, grid} of spare.filter(isSettled).slice(-mostEnded).reverse()) {
		// The latest stays, however large: reading it again may take half an hour.
		if (locations === 0 || locations + grid.size <= mostEndedLocations) {
			locations += grid.size;
			needed.add(executionId);
		}
	}

	if (opened === state.opened && spare.every(({executionId}) => needed.has(executionId))) {
		return state;
	}

	return {
		...state,
		opened,
		followings: new Map([...state.followings].filter(([id]) => needed.has(id))),
		attempts: state.attempts.filter(({ids}) => ids.some(id => needed.has(id))),
	};
}

/** The state with one following replaced. */
export function withFollowing(state: ConsoleState, following: Following): ConsoleState {
	return {...state, followings: new Map(state.followings).set(following.executionId, following)};
}

function toEffect({where, executionId}: Following, effect: Exclude<FollowEffect, {type: 'tell'}>): Effect {
	const asker = {type: 'followed', executionId} as const;
	switch (effect.type) {
		case 'get-execution':
		case 'list-steps':
			return {...effect, asker, where, executionId};
		case 'read-record':
			return {...effect, where, executionId};
		case 'locate-steps':
			return {...effect, executionId};
		case 'look': {
			const {childExecutionId, ...look} = effect;
			return {...look, parentExecutionId: executionId, executionId: childExecutionId};
		}

		case 'wake':
			return {
				type: 'wake',
				name: `${effect.what} ${executionId}`,
				afterMs: effect.afterMs,
				event:
					effect.what === 'scan'
						? {type: 'scan-due', executionId}
						: {...asker, event: {type: effect.what === 'read' ? 'read-due' : 'survivors-due'}},
			};
	}
}
