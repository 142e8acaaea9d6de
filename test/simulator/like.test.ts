import {expect, test} from 'vitest';
import {readLike} from '../../source/simulator/like.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';

test('a simulator takes the settings that a conformance run has found', async () => {
	const settings = readLike(
		'{"version":1,"settings":{"listIncludesChildren":false,"cancelReachesChildren":false}}',
		'f',
	);
	const simulator = await startSimulator({settings});
	await simulator.close();
	expect(simulator.world.settings).toMatchObject({
		listIncludesChildren: false,
		cancelReachesChildren: false,
		listOrder: 'newest-first',
	});
});

test.each([
	['nonsense', 'f is no file of a conformance run'],
	['{}', 'f is no file of a conformance run'],
	['{"settings":{"constructor":true}}', 'there is no setting constructor'],
	['{"settings":{"listOrder":"random"}}', 'listOrder can\'t be "random"'],
	['{"settings":{"historyDays":-1}}', "historyDays can't be -1"],
])('%s is refused', (text, message) => {
	expect(() => readLike(text, 'f')).toThrow(message);
});
