import {expect, test} from 'vitest';
import {succeed} from '../../source/core/domain/failure.ts';
import {LocationGrid} from '../../source/core/grid/location-grid.ts';
import {readStory} from '../../source/runtime/read-story.ts';
import {executionOf} from '../core/executions.ts';

test('a record of a run that can’t be read is a failure of the story, which is told all the same', async () => {
	const unread = [{file: 'runs/later.ndjson', line: 2, because: 'written by a later rollgrid'}];
	const runs = {list: async () => succeed({runs: [], unread})};
	const where = {accountId: '111122223333', region: 'eu-west-1'};
	const read = await readStory({runs}, {where, execution: executionOf({}), earlier: [], grid: new LocationGrid()});
	expect(read.story).toEqual({lines: [], happenings: []});
	expect(read.failures).toMatchObject([
		{kind: 'local', because: 'runs/later.ndjson, line 2: written by a later rollgrid'},
	]);
});
