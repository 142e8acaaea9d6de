import {expect, test} from 'vitest';
import {selectMatrix} from '../../../source/core/state/select/frame.ts';
import type {ConsoleState} from '../../../source/core/state/state.ts';
import {describeView} from '../../../source/ui/painter/headings.ts';
import {openMatrixOf, raise} from '../../core/matrix/open-matrix-of.ts';

const ids = ['100000000001', '100000000002', '100000000003'];
const unnamed = openMatrixOf({statuses: Object.fromEntries(ids.map(id => [`${id}/us-east-1`, 'Success']))});
const units = [
	{id: 'ou-b', name: 'B'},
	{id: 'ou-a', name: 'A'},
	{id: 'ou-b', name: 'B'},
];
const accounts = ids.map((accountId, place) => ({
	accountId,
	name: `name-${place}`,
	path: [units[place]!],
	state: 'ACTIVE',
}));
const named = (state: ConsoleState) => raise(state, {type: 'accounts-read', outcome: {ok: true, value: accounts}});
const said = (state: ConsoleState) => describeView(selectMatrix(state)!);
const rowsOf = (state: ConsoleState) => selectMatrix(state)!.layout.rows.map(({id}) => id);

/** The row that the cursor is drawn on. */
function underCursor(state: ConsoleState): string | undefined {
	const {layout, cursor} = selectMatrix(state)!;
	return layout.rows[cursor.row]?.id;
}

test('until the organization has been read, the matrix says that names follow', () => {
	expect([said(unnamed), said(named(unnamed))]).toEqual(['names follow', '']);
	const denied = {ok: false, failure: {kind: 'denied', what: 'Couldn’t list the accounts'}} as const;
	expect(said(raise(unnamed, {type: 'accounts-read', outcome: denied}))).toBe('');
});

test('when it has, rows are grouped once, and the cursor stays on the location that it was moved to', () => {
	const moved = raise(unnamed, {type: 'moved', direction: 'down', stride: 'one'});
	expect(rowsOf(moved)).toEqual(ids.map(id => `account:${id}`));
	const grouped = named(moved);
	expect(rowsOf(grouped)).toEqual([
		'ou:ou-a',
		`account:${ids[1]}`,
		'ou:ou-b',
		`account:${ids[0]}`,
		`account:${ids[2]}`,
	]);
	expect([underCursor(moved), underCursor(grouped)]).toEqual([`account:${ids[1]}`, `account:${ids[1]}`]);
	expect(rowsOf(raise(grouped, {type: 'ticked'}))).toEqual(rowsOf(grouped));
});
