import {expect, test} from 'vitest';
import {
	sendInterventions,
	takeInterventionResponse,
} from '../../../../source/core/console/questions/send-interventions.ts';
import {fail, succeed} from '../../../../source/core/domain/failure.ts';
import {house} from '../../../../source/core/screens/rooms.ts';
import type {Effect} from '../../../../source/core/state/effect.ts';
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
	house,
);

test('responses are counted, and the last one brings the result', () => {
	const begun = sendInterventions(state, 'cancel', [stopAt(one), stopAt(other)]);
	expect(begun.effects).toHaveLength(2);
	const half = takeInterventionResponse(begun.state, one, succeed(undefined));
	expect(half.notice?.text).toBe('cancel: accepted in 1 of 2 locations');
	const whole = takeInterventionResponse(half, other, succeed(undefined));
	expect([whole.notice?.text, whole.underWay, whole.dialog]).toEqual([
		'cancel: accepted in 2 of 2 locations',
		null,
		null,
	]);
});

test('each refusal is told with its place and reason', () => {
	const begun = sendInterventions(state, 'cancel', [stopAt(one), stopAt(other)]);
	const over = takeInterventionResponse(takeInterventionResponse(begun.state, one, refused), other, succeed(undefined));
	expect(over.dialog).toMatchObject({
		title: 'cancel: 1 of 2 accepted, 1 refused',
		lines: ['111122223333/eu-west-1: Invalid: has ended'],
		intent: {type: 'none'},
	});
});

test('what begins while something is under way is counted with it', () => {
	const first = sendInterventions(state, 'approve', [stopAt(one)]);
	const both = sendInterventions(first.state, 'cancel', [stopAt(other)]);
	const half = takeInterventionResponse(both.state, one, succeed(undefined));
	expect(half.notice?.text).toBe('approve and cancel: accepted in 1 of 2 locations');
	expect(takeInterventionResponse(half, other, refused).dialog?.title).toBe(
		'approve and cancel: 1 of 2 accepted, 1 refused',
	);
});
