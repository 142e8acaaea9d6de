import {expect, test} from 'vitest';
import {type CutShort, describeHalfDone} from '../../../../source/core/actions/cancel/half-done.ts';

const at = (region: string, name: string | null, startedAt = 0): CutShort => ({
	where: {accountId: '111122223333', region},
	step: name === null ? null : {name, action: 'aws:runCommand', stepExecutionId: name, startedAt},
});

test.each<readonly [string, readonly CutShort[], string | null]>([
	['nothing runs', [], null],
	['nobody has looked', [at('eu-west-1', null)], 'Which steps are left half-done is not known.'],
	[
		'one is in a step',
		[at('eu-west-1', 'patch', 30_000)],
		'Left half-done: 111122223333/eu-west-1 in patch (for 30s).',
	],
	[
		'several are in the same step, and some are unknown',
		[at('a', 'patch', 0), at('b', 'patch', 50_000), at('c', 'reboot', 0), at('d', null)],
		'Left half-done: 2 in patch (for up to 1m00s), 111122223333/c in reboot (for 1m00s), 1 not looked into.',
	],
	[
		'there are more steps than are named',
		['a', 'b', 'c', 'd', 'e', 'f'].map(name => at(name, name)),
		'Left half-done: 111122223333/a in a (for 1m00s), 111122223333/b in b (for 1m00s), 111122223333/c in c (for 1m00s), 111122223333/d in d (for 1m00s), 2 in other steps.',
	],
])('what a cancel cuts short where %s', (_, places, expected) => {
	expect(describeHalfDone(places, 60_000)).toBe(expected);
});
