import {expect, test} from 'vitest';
import type {Configuring} from '../../../../../source/core/screens/configure/configuring.ts';
import {placedRings} from '../../../../../source/core/screens/configure/rings/placed.ts';
import type {Transition} from '../../../../../source/core/state/transition.ts';
import {after, readyLaunch} from '../launching.ts';

const typed = (text: string) => ({type: 'typed', text}) as const;
const tags = (stage: string) =>
	({
		type: 'account-tags-read',
		accountIds: ['111111111111'],
		outcome: {ok: true, value: new Map([['111111111111', {Stage: stage}]])},
	}) as const;
const toRings = {type: 'section-chosen', section: 'rings'} as const;
const later = ({state}: Transition<Configuring>, ms: number): Configuring => ({...state, now: state.now + ms});
const reads = ({effects}: Transition<Configuring>) => effects.filter(({type}) => type === 'read-account-tags');

const written = after(readyLaunch(), toRings, typed('Stage=canary, then the rest'));

test('the tags that a ring needs are read as soon as one is written, of the accounts of the launch, and once', () => {
	expect(reads(after(readyLaunch(), toRings, typed('1 location, then the rest')))).toEqual([]);
	expect(reads(written)).toEqual([{type: 'read-account-tags', accountIds: ['111111111111']}]);
	expect(placedRings(written.state)).toEqual({mistakes: ['The tags of the accounts are being read…']});
	const more = after(written.state, typed(' '), tags('canary'), typed(' '), {type: 'line-edited', edit: 'left'});
	expect([reads(after(written.state, typed(' '))), reads(more)]).toEqual([[], []]);
});

test('u reads them again, and so does their age; what was known stays meanwhile', () => {
	const known = after(written.state, tags('canary'));
	const review = after(known.state, {type: 'section-chosen', section: 'review'}).state;
	const placed = placedRings(review);
	const again = after(review, {type: 'refresh-asked'});
	expect([reads(again).length, placedRings(again.state)]).toEqual([1, placed]);
	const read = after(again.state, tags('other'));
	expect(read.state.configure.accountTags?.of.get('111111111111')).toEqual({Stage: 'other'});
	expect(reads(after(later(read, 60_000), toRings)).length).toBe(0);
	expect(reads(after(later(read, 11 * 60_000), toRings)).length).toBe(1);
	const old = after(later(read, 11 * 60_000), toRings, tags('third'));
	expect(reads(after(later(old, 1000), toRings)).length).toBe(0);
});
