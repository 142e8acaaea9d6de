import {expect, test} from 'vitest';
import {selectHeader} from '../../../../source/core/console/header.ts';
import {house} from '../../../../source/core/screens/rooms.ts';
import {selectFirstPlace} from '../../../../source/core/state/select/first-place.ts';
import {createState} from '../../../../source/core/state/state.ts';

const pace = {baseMs: 1000, quietMs: 15_000, troubledMs: 60_000};

test.each([
	{isRehearsal: false, isReadOnly: false},
	{isRehearsal: true, isReadOnly: false},
	{isRehearsal: false, isReadOnly: true},
	{isRehearsal: false, isReadOnly: true, armForMs: 900_000},
	{isRehearsal: false, isReadOnly: false, armForMs: 900_000},
])('the row before the console is that of the console that knows nothing yet: %o', options => {
	const state = createState({pace, dangerousRunbooks: [], watchCommand: '', ...options}, 0, house);
	expect(selectHeader(state)).toMatchObject(selectFirstPlace(options));
});
