import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {Note} from '../../../../source/core/follow/happening.ts';
import {selectNotes} from '../../../../source/core/screens/notes/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {openMatrixOf} from '../../matrix/open-matrix-of.ts';
import {begin, happen, namesOf} from '../happen.ts';

const jo = 'arn:aws:sts::210987654321:assumed-role/Ops/jo';
const asked: Event = {type: 'note-asked'};
const typed = (text: string): Event => ({type: 'typed', text});
const confirmed: Event = {type: 'dialog-confirmed'};

function fanOut(): ConsoleState {
	const state = openMatrixOf({statuses: {'111111111111/us-east-1': 'Failed'}});
	return {...state, now: 5000, identity: {accountId: '210987654321', arn: jo}};
}

const executionId = fanOut().opened!;
const note = (id: string, at: number, by: string | null, text: string): Note => ({
	type: 'note',
	at,
	writtenAt: 9000,
	id,
	by,
	text,
});
const found = (...notes: readonly Note[]): Event => ({
	type: 'happenings-found',
	executionId,
	outcome: {ok: true, value: notes},
});
const others = note('n2', 2000, 'arn:aws:iam::210987654321:user/ann', 'alarm went off');
const own = note('n1', 1000, jo, 'disk full');

test('# writes a note about now, with its author, and it is on the list at once', () => {
	const {state, effects} = happen(fanOut(), asked, typed('disk full '), confirmed);
	const place = {where: {accountId: '210987654321', region: 'us-east-1'}, executionId};
	expect(effects).toEqual([
		{type: 'keep-note', place: expect.objectContaining(place), at: 5000, by: jo, text: 'disk full'},
	]);
	expect(state.dialog).toBeNull();
	const kept = happen(
		state,
		{type: 'happening-kept', executionId, outcome: {ok: true, value: own}},
		{type: 'notes-asked'},
	);
	expect(selectNotes(kept.state)?.rows).toEqual([
		{id: 'n1', time: '1970-01-01 00:00:01Z', who: 'jo', text: 'disk full', isOwn: true},
	]);
});

test.each([
	{
		title: 'without a text and with none written, nothing is done',
		events: [confirmed],
		names: ['fan-outs', 'matrix'],
		effects: [],
	},
	{
		title: 'without a text, the notes are listed',
		events: [confirmed],
		known: [own],
		names: ['fan-outs', 'matrix', 'notes'],
		effects: ['read-happenings'],
	},
	{
		title: 'Esc writes none',
		events: [typed('x'), {type: 'dialog-dismissed'}],
		names: ['fan-outs', 'matrix'],
		effects: [],
	},
] as const)('of the field: $title', ({events, names, effects, ...rest}) => {
	const known = 'known' in rest ? rest.known : [];
	const after = happen(fanOut(), found(...known), asked, ...events);
	expect(namesOf(after)).toEqual(names);
	expect(after.effects.map(({type}) => type)).toEqual(effects);
});

test('a note that the disk refuses is reported', () => {
	const failure = {kind: 'local', what: 'Couldn’t write the notes', because: 'no space'} as const;
	const {state} = happen(fanOut(), {type: 'happening-kept', executionId, outcome: {ok: false, failure}});
	expect(state.notice).toMatchObject({tone: 'bad', text: expect.stringContaining('no space')});
});

test('one’s own note is deleted, nobody else’s', () => {
	const listed = happen(fanOut(), found(others, own), {type: 'notes-asked'}).state;
	expect(happen(listed, {type: 'note-deletion-asked'}).effects).toMatchObject([{type: 'delete-note', id: 'n1'}]);
	const down: Event = {type: 'moved', direction: 'down', stride: 'one'};
	const refused = happen(listed, down, {type: 'note-deletion-asked'});
	expect(refused.effects).toEqual([]);
	expect(refused.state.notice?.text).toContain('user/ann');
	const gone = happen(listed, {
		type: 'happening-kept',
		executionId,
		outcome: {ok: true, value: {type: 'note-deleted', at: 9500, id: 'n1', by: null}},
	});
	expect(selectNotes(gone.state)?.rows.map(({id}) => id)).toEqual(['n2']);
});

test('notes are searched by their words and by their author, and say where there are none', () => {
	const listed = happen(fanOut(), found(others, own), {type: 'notes-asked'}).state;
	const searched = (words: string) => selectNotes(happen(listed, {type: 'search-began'}, typed(words)).state);
	expect(searched('alarm')?.rows.map(({id}) => id)).toEqual(['n2']);
	expect(searched('by:jo')?.rows.map(({id}) => id)).toEqual(['n1']);
	expect(searched('nothing')?.empty).toContain('Esc shows all');
	expect(selectNotes(happen(fanOut(), {type: 'notes-asked'}).state)?.empty).toContain('#');
});

test('without a fan-out there is nothing to note', () => {
	expect(happen(begin(), asked).state.notice?.text).toContain('No fan-out here');
	expect(namesOf(happen(begin(), {type: 'notes-asked'}))).toEqual(['fan-outs']);
});

test('Enter goes back to the moment that the note is about', () => {
	const listed = happen(fanOut(), found(others, own), {type: 'notes-asked'}).state;
	const entered = happen(listed, {type: 'entered'});
	expect(namesOf(entered)).toEqual(['fan-outs', 'matrix']);
	expect(entered.effects).toMatchObject([{type: 'read-history', goal: {to: 'time', since: 'epoch', ms: 1000}}]);
});
