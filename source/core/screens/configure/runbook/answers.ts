import {meetTrouble} from '../../../domain/trouble.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {type Configure, runbookKey} from '../configure.ts';
import {type Configuring, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {askPreview} from '../review/preview.ts';
import {askRunbook} from './asking.ts';
import {fillAssumeRole} from './version.ts';

type Handled = Extract<
	ConfigureEvent,
	{
		type: 'runbooks-read' | 'runbook-rested' | 'runbook-read' | 'versions-read';
	}
>;

export const answerReducers: Reducers<Handled, Configuring> = {
	'runbooks-read'(state, {owner, isFirstPage, outcome}) {
		const {central, configure} = state;
		if (central === null) {
			return transition(state);
		}

		const before = configure.lists[owner];
		const withPages = (pages: Configure['lists'][typeof owner]): Configuring =>
			withConfigure(state, {...configure, lists: {...configure.lists, [owner]: pages}});
		if (!outcome.ok) {
			return transition(
				withPages({...before, isAsking: false, trouble: meetTrouble(before.trouble, outcome.failure, state.now)}),
			);
		}

		const {items, nextToken} = outcome.value;
		const all = isFirstPage ? items : [...before.items, ...items];
		const isComplete = nextToken === null;
		const changed = withPages({items: all, isComplete, isAsking: !isComplete, trouble: null});
		// The rest follows page by page, so that a search finds every runbook; the list can be used meanwhile.
		const more = isComplete
			? transition(changed)
			: transition(changed, {type: 'list-runbooks', where: central, owner, nextToken});
		const [first] = items;
		return isFirstPage && first !== undefined && configure.picker.owner === owner && configure.draft.document === ''
			? {
					state: more.state,
					effects: [
						...more.effects,
						{type: 'wake', name: 'runbook-rested', afterMs: 0, event: {type: 'runbook-rested', name: first.name}},
					],
				}
			: more;
	},

	'runbook-rested': (state, {name}) => askRunbook(state, name, null),

	'runbook-read'(state, {name, version, outcome}) {
		const {configure} = state;
		const key = runbookKey(name, version);
		if (!outcome.ok) {
			const before = configure.runbooks.get(key);
			const met = before === undefined || before.state === 'read' ? null : before.trouble;
			const trouble = meetTrouble(met, outcome.failure, state.now);
			const failed = new Map(configure.runbooks).set(key, {state: 'failed', trouble});
			return transition(withConfigure(state, {...configure, runbooks: failed}));
		}

		const runbooks = new Map(configure.runbooks).set(key, {state: 'read', ...outcome.value});
		const changed = withConfigure(state, fillAssumeRole({...configure, runbooks}, state));
		return configure.section === 'review' ? askPreview(changed) : transition(changed);
	},

	'versions-read'(state, {name, outcome}) {
		const {configure} = state;
		return !outcome.ok
			? transition(state)
			: transition(
					withConfigure(state, {...configure, versions: new Map(configure.versions).set(name, outcome.value.items)}),
				);
	},
};
