import type {Outcome} from '../../../domain/failure.ts';
import {parseRings} from '../../../planning/rings/parse-rings.ts';
import {draftOfRings} from '../../../planning/rings/read-rings-draft.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import type {Configure, KnownTags, Prompt} from '../configure.ts';
import {type ConfigureTransition, type Configuring, refuse, say, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {accountsWithTags, listUnreadAccounts} from './placed.ts';

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

/** How long the tags of accounts are valid. After this they are read again while the rings or the review are shown. */
const tagsLastMs = 10 * 60_000;

/** Request the account tags that choose a ring, unless they are known; only while the screen shows the rings or the review. */
export function askAccountTags(state: Configuring): ConfigureTransition {
	const {configure, now} = state;
	const {section, accountTags} = configure;
	if ((section !== 'rings' && section !== 'review') || accountTags?.isAsking) {
		return transition(state);
	}

	const needed = accountsWithTags(state);
	const accountIds = areOld(accountTags, now) ? needed : listUnreadAccounts(needed, accountTags);
	if (accountIds.length === 0) {
		return transition(state);
	}

	const known = {of: new Map(), readAt: now, ...accountTags, isAsking: true};
	return transition(withConfigure(state, {...configure, accountTags: known}), {type: 'read-account-tags', accountIds});
}

function areOld(tags: KnownTags | null, now: number): boolean {
	return tags !== null && now - tags.readAt > tagsLastMs;
}

/** Mark the tags as old, so that they are read again; until then they stay. */
export function renewAccountTags(configure: Configure): Configure {
	const {accountTags} = configure;
	return accountTags === null
		? configure
		: {...configure, accountTags: {...accountTags, readAt: Number.NEGATIVE_INFINITY}};
}

export const ringReducers: Reducers<Handled, Configuring> = {
	'account-tags-read'(state, {accountIds, outcome}) {
		const {configure, now} = state;
		const known = configure.accountTags;
		// An account that can't be read has no tags: a ring that needs some reports it.
		const read = outcome.ok ? outcome.value : new Map<string, Readonly<Record<string, string>>>();
		const before = known?.of ?? new Map<string, Readonly<Record<string, string>>>();
		const isAnew = areOld(known, now);
		const of = new Map(isAnew ? [] : before);
		for (const id of accountIds) {
			of.set(id, read.get(id) ?? before.get(id) ?? {});
		}

		const readAt = isAnew ? now : (known?.readAt ?? now);
		const taken = withConfigure(state, {...configure, accountTags: {of, isAsking: false, readAt}});
		return outcome.ok ? transition(taken) : say(taken, describeFailure(outcome.failure).join(' '), 'bad');
	},
};
