import {expect, test} from 'vitest';
import {fail, succeed} from '../../../../source/core/domain/failure.ts';
import type {Effect} from '../../../../source/core/state/effect.ts';
import {act, hearOfAction} from '../../../../source/core/state/reducers/acting.ts';
import {createState} from '../../../../source/core/state/state.ts';

const [one, other] = [
	{accountId: '111122223333', region: 'eu-west-1'},
	{accountId: '444455556666', region: 'us-east-1'},
];
const stopAt = (where: typeof one): Effect => ({type: 'stop', where, executionId: 'x', stopType: 'Cancel'});
const refused = fail<void>({kind: 'conflict', what: 'Couldn’t stop', code: 'Invalid', because: 'has ended'});
const state = createState(
	{
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: false,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	},
	0,
);

test('answers are counted, and the last one brings the result', () => {
	const begun = act(state, 'cancel', [stopAt(one), stopAt(other)]);
	expect(begun.effects).toHaveLength(2);
	const half = hearOfAction(begun.state, one, succeed(undefined));
	expect(half.notice?.text).toBe('cancel: accepted in 1 of 2 locations');
	const whole = hearOfAction(half, other, succeed(undefined));
	expect([whole.notice?.text, whole.acting, whole.dialog]).toEqual([
		'cancel: accepted in 2 of 2 locations',
		null,
		null,
	]);
});

test('each refusal is told with its place and reason', () => {
	const begun = act(state, 'cancel', [stopAt(one), stopAt(other)]);
	const over = hearOfAction(hearOfAction(begun.state, one, refused), other, succeed(undefined));
	expect(over.dialog).toMatchObject({
		title: 'cancel: 1 of 2 accepted, 1 refused',
		lines: ['111122223333/eu-west-1: Invalid: has ended'],
		action: {type: 'none'},
	});
});

test('what begins while something is under way is counted with it', () => {
	const first = act(state, 'approve', [stopAt(one)]);
	const both = act(first.state, 'cancel', [stopAt(other)]);
	const half = hearOfAction(both.state, one, succeed(undefined));
	expect(half.notice?.text).toBe('approve and cancel: accepted in 1 of 2 locations');
	expect(hearOfAction(half, other, refused).dialog?.title).toBe('approve and cancel: 1 of 2 accepted, 1 refused');
});
