import {expect, test} from 'vitest';
import {selectChoosing} from '../../../../../source/core/screens/configure/places/choosing.ts';
import {after, launchWith} from '../launching.ts';

test('the matrix of a launch is composed once for what it depends on, and anew for anything else', () => {
	const launch = launchWith({section: 'places'});
	const first = selectChoosing(launch);
	expect(selectChoosing({...launch, notice: {text: 'said', tone: 'info'}})).toBe(first);
	const smaller = {...launch, room: {...launch.room, rows: 12}};
	const later = {...launch, now: 1};
	const painted = after(launch, {type: 'painted', what: 'row'}).state;
	for (const other of [smaller, later, painted]) {
		expect(selectChoosing(other)).not.toBe(first);
		expect(selectChoosing(other)).toBe(selectChoosing(other));
	}
});
