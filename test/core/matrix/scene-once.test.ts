import {expect, test} from 'vitest';
import {selectMatrix} from '../../../source/core/state/select/frame.ts';
import {openMatrixOf, raise, report} from './open-matrix-of.ts';

const open = () => openMatrixOf({statuses: {'111122223333/eu-west-1': 'InProgress'}});

test('the matrix is composed once for a state, however often it is asked for', () => {
	const state = open();
	expect(selectMatrix(state)).toBe(selectMatrix(state));
});

test('it is composed anew when a location changes in the grid, and for another state', () => {
	const state = open();
	const first = selectMatrix(state);
	report(state, '111122223333/eu-west-1', 'Success');
	const second = selectMatrix(state);
	expect(second).not.toBe(first);
	expect(selectMatrix(raise(state, {type: 'resized', columns: 100, rows: 30}))).not.toBe(second);
});
