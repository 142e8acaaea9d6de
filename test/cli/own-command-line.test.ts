import {expect, test} from 'vitest';
import {ownCommandLine} from '../../source/cli/own-command-line.ts';

test.each([
	{title: 'without flags', argv: [], now: {}, words: ['doctor']},
	{
		title: 'who was chosen takes the place of what was given',
		argv: ['--profile', 'dev', 'watch', 'id', '--region=us-east-1'],
		now: {profile: 'ops', region: 'eu-west-1'},
		words: ['doctor', '--profile=ops', '--region=eu-west-1'],
	},
	{
		title: 'flags of every command stay, those of one command and those against a screen don’t',
		argv: ['list', '--limit', '5', '--role', 'A', '--role', 'B', '--no-color', '--ascii', '--json', '--rate=-1'],
		now: {},
		words: ['doctor', '--role=A', '--role=B', '--rate=-1', '--no-color', '--ascii'],
	},
])('another command of ours gets its flags: $title', ({argv, now, words}) => {
	expect(ownCommandLine('doctor', argv, {profile: undefined, region: undefined, ...now})).toEqual(words);
});
