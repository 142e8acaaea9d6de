import type {Outcome} from '../../../domain/failure.ts';
import {parseRings} from '../../../planning/rings/parse-rings.ts';
import {draftOfRings} from '../../../planning/rings/read-rings-draft.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import type {Prompt} from '../configure.ts';
import {type ConfigureTransition, type Configuring, refuse, say, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {listUnreadAccounts} from './placed.ts';

type Handled = Extract<ConfigureEvent, {type: 'account-tags-read'}>;

/** Read a file of rings. */
export function askForRings(state: Configuring, prompt: Prompt, path: string): ConfigureTransition {
	const {configure} = state;
	return transition(withConfigure(state, {...configure, prompt: {...prompt, message: `Reading ${path}…`}}), {
		type: 'read-file',
		path,
	});
}

/** Fill in the rings from a file. Reports all mistakes at once, each with its line. */
export function takeRings(state: Configuring, path: string, outcome: Outcome<string>): ConfigureTransition {
	if (!outcome.ok) {
		return refuse(state, describeFailure(outcome.failure).join(' '));
	}

	const parsed = parseRings(outcome.value);
	if ('mistakes' in parsed) {
		const {mistakes} = parsed;
		return transition({
			...state,
			dialog: {
				title: `${path} has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}`,
				lines: mistakes.map(({line, path: at, message}) =>
					toPrintableLine(`line ${line}: ${at === '' ? '' : `${at} `}${message}`),
				),
				intent: {type: 'none'},
				mustType: null,
				typed: '',
			},
		});
	}

	const {configure} = state;
	const rings = draftOfRings(parsed.rings);
	const filled = withConfigure(state, {...configure, prompt: null, rings, caretFromEnd: 0});
	return say(filled, `${parsed.rings.length} rings of ${path}`, 'good');
}

/** Request the account tags that choose a ring, unless they are known; only while the screen shows the rings or the review. */
export function askAccountTags(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const isLookedAt = configure.section === 'rings' || configure.section === 'review';
	const unread = isLookedAt && !configure.accountTags?.isAsking ? listUnreadAccounts(state) : [];
	if (unread.length === 0) {
		return transition(state);
	}

	const of = configure.accountTags?.of ?? new Map<string, Readonly<Record<string, string>>>();
	return transition(withConfigure(state, {...configure, accountTags: {of, isAsking: true}}), {
		type: 'read-account-tags',
		accountIds: unread,
	});
}

export const ringReducers: Reducers<Handled, Configuring> = {
	'account-tags-read'(state, {accountIds, outcome}) {
		const {configure} = state;
		// An account that can't be read has no tags: a ring that needs some reports it.
		const read = outcome.ok ? outcome.value : new Map<string, Readonly<Record<string, string>>>();
		const of = new Map(configure.accountTags?.of ?? []);
		for (const id of accountIds) {
			of.set(id, read.get(id) ?? {});
		}

		const known = withConfigure(state, {...configure, accountTags: {of, isAsking: false}});
		return outcome.ok ? transition(known) : say(known, describeFailure(outcome.failure).join(' '), 'bad');
	},
};
