import type {Location} from '../../domain/location.ts';
import {roleArn} from '../../domain/partition.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {administrationRoleName, assumeRoleParameter, type Configure, chosenRunbook, runbookKey} from './configure.ts';
import type {ConfigureEvent} from './events.ts';
import {askRunbook} from './picker.ts';
import {askPreview} from './preview.ts';
import {launch} from './screen.ts';

type Handled = Extract<
	ConfigureEvent,
	{
		type: 'runbooks-read' | 'runbook-rested' | 'runbook-read' | 'versions-read' | 'choices-read';
	}
>;

export const answerReducers: Reducers<Handled> = {
	'runbooks-read'(state, {owner, isFirstPage, outcome}) {
		const {central} = state;
		const configure = launch.of(state);
		if (configure === null || central === null) {
			return transition(state);
		}

		const before = configure.lists[owner];
		const withPages = (pages: Configure['lists'][typeof owner]): ConsoleState =>
			launch.in(state, {...configure, lists: {...configure.lists, [owner]: pages}});
		if (!outcome.ok) {
			return transition(withPages({...before, isAsking: false, failure: outcome.failure}));
		}

		const {items, nextToken} = outcome.value;
		const all = isFirstPage ? items : [...before.items, ...items];
		const isComplete = nextToken === null;
		const changed = withPages({items: all, isComplete, isAsking: !isComplete, failure: null});
		// The rest follows page by page, so that a search finds them all; the list is used meanwhile.
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
		const configure = launch.of(state);
		if (configure === null) {
			return transition(state);
		}

		const key = runbookKey(name, version);
		if (!outcome.ok) {
			const failed = new Map(configure.runbooks).set(key, {state: 'failed', failure: outcome.failure});
			return transition(launch.in(state, {...configure, runbooks: failed}));
		}

		const runbooks = new Map(configure.runbooks).set(key, {state: 'read', ...outcome.value});
		const changed = launch.in(state, fillAssumeRole({...configure, runbooks}, state));
		return configure.section === 'review' ? askPreview(changed) : transition(changed);
	},

	'versions-read'(state, {name, outcome}) {
		const configure = launch.of(state);
		return configure === null || !outcome.ok
			? transition(state)
			: transition(
					launch.in(state, {...configure, versions: new Map(configure.versions).set(name, outcome.value.items)}),
				);
	},

	'choices-read'(state, {list, outcome}) {
		const configure = launch.of(state);
		if (configure === null) {
			return transition(state);
		}

		const known = outcome.ok
			? {state: 'known' as const, values: outcome.value, failure: null}
			: {state: 'failed' as const, values: [], failure: outcome.failure};
		return transition(launch.in(state, {...configure, choices: {...configure.choices, [list]: known}}));
	},
};

/** Fill in the role that AWS's template makes in the central account, where the runbook takes one and nothing was typed. */
export function fillAssumeRole(configure: Configure, {central}: Pick<ConsoleState, 'central'>): Configure {
	const {draft} = configure;
	const known = chosenRunbook(configure);
	const takesRole = known?.state === 'read' && known.runbook.parameters.some(({name}) => name === assumeRoleParameter);
	if (
		!takesRole ||
		central === null ||
		draft.parameters[assumeRoleParameter] !== undefined ||
		configure.origin !== null
	) {
		return configure;
	}

	const parameters = {...draft.parameters, [assumeRoleParameter]: administrationRoleOf(central)};
	return {...configure, draft: {...draft, parameters}};
}

function administrationRoleOf(central: Location): string {
	return roleArn(central, administrationRoleName);
}

/** Choose a runbook, or another version of it. */
export function chooseVersion(state: ConsoleState, document: string, documentVersion: string | null): Transition {
	const configure = launch.of(state);
	if (configure === null) {
		return transition(state);
	}

	const {[assumeRoleParameter]: role, ...others} = configure.draft.parameters;
	// What was filled in for the runbook before goes with it: this one may not take it, and gets it again where it does.
	const isOurs = state.central !== null && role === administrationRoleOf(state.central);
	const isOther = document !== configure.draft.document;
	const parameters = isOther && isOurs ? others : configure.draft.parameters;
	const draft = {...configure.draft, document, documentVersion, parameters};
	return transition(launch.in({...state, notice: null}, fillAssumeRole({...configure, draft}, state)));
}
