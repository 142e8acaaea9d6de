import {expect, test} from 'vitest';
import {type Following, startFollowing} from '../../../../source/core/follow/following.ts';
import {house} from '../../../../source/core/screens/rooms.ts';
import {keepFollowings} from '../../../../source/core/state/reducers/follow.ts';
import {createState} from '../../../../source/core/state/state.ts';
import {executionOf} from '../../executions.ts';

const options = {
	pace: {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000},
	isReadOnly: false,
	dangerousRunbooks: [],
	watchCommand: 'rollgrid watch',
};
const central = {accountId: '210987654321', region: 'us-east-1'};

/** Make a fan-out over `locations` that has ended. */
function ended(executionId: string, locations: number): Following {
	const following = {
		...startFollowing(central, executionId),
		execution: executionOf({status: 'Success'}),
		isListed: true,
	};
	for (let index = 0; index < locations; index++) {
		following.grid.put({
			location: {accountId: String(index >> 4).padStart(12, '0'), region: `eu-west-${index % 16}`},
			name: null,
			status: 'Success',
			startedAt: 1,
			endedAt: 2,
			stepExecutionId: `step ${index}`,
			childExecutionId: null,
			failureMessage: null,
		});
	}

	return following;
}

function keptOf(...followings: readonly Following[]): readonly string[] {
	const state = createState(options, 0, house);
	const kept = keepFollowings({...state, followings: new Map(followings.map(one => [one.executionId, one]))});
	return [...kept.followings.keys()];
}

test('the last eight fan-outs that were shown to their end stay in memory, and open again without a read', () => {
	const all = Array.from({length: 10}, (_, index) => ended(`of-${index}`, 16));
	expect(keptOf(...all)).toEqual(all.slice(2).map(({executionId}) => executionId));
});

test('only as many large fan-outs stay as memory has room for', () => {
	expect(keptOf(ended('older', 16), ended('large', 60_000), ended('latest', 60_000))).toEqual(['older', 'latest']);
	expect(keptOf(ended('larger than all room', 120_000))).toEqual(['larger than all room']);
});
