import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {
	fillCommand,
	findMistakeAmong,
	needOf,
	type OwnCommand,
	type PlaceholderValues,
} from '../../../source/core/domain/own-command.ts';

const values: PlaceholderValues = {
	account: '111122223333',
	accountName: `it's "$(touch owned)" \`touch owned\` \\ {region}`,
	region: 'eu-west-1',
	executionId: 'child',
	fanOutId: 'parent',
	runbook: 'PatchFleet',
	step: 'install',
	stepExecutionId: null,
	status: 'Failed',
	instance: 'i-0abc\nrm -rf /',
};

test.each<[string, unknown, string | null]>([
	['all there is', {key: 'X', run: 'a {account}', needs: 'step', readOnly: true, session: true, wait: false}, null],
	['no key', {run: 'true'}, null],
	['a key with Ctrl', {key: 'ctrl+x', run: 'true'}, null],
	['a function key', {key: 'f12', run: 'true'}, null],
	['braces of the shell’s own', {run: `awk '{{print}}' \${HOME} {{}}`}, null],
	['no command line', {key: 'X'}, 'has no "run"'],
	['an empty one', {run: ' '}, 'has no "run"'],
	['two lines', {run: 'a\nb {account}'}, 'has no "run" that is a command line of one line'],
	['a member nobody knows', {run: 'true', keys: 'X'}, 'has "keys", which commands don\'t know'],
	['a key that is none', {run: 'true', key: 'shift'}, 'has the key "shift", which is none'],
	['the space', {run: 'true', key: ' '}, 'which is none'],
	['a need that is none', {run: 'true', needs: 'region'}, 'needs "region", which isn\'t one of'],
	['a switch that is none', {run: 'true', readOnly: 'yes'}, 'has "readOnly", which is neither true nor false'],
	[
		'an unknown placeholder',
		{run: 'echo {where}'},
		"has the placeholder {where}, which there isn't; there are {account}",
	],
	['one in double quotes', {run: 'echo "{accountName}"'}, 'has {accountName} within quotes'],
	['one in single quotes', {run: `echo '{account}'`}, 'within quotes'],
	['one in backticks', {run: 'echo `id {account}`'}, 'within quotes'],
	['one behind a backslash', {run: 'echo \\{account}'}, 'behind a backslash'],
	['one behind quotes that are closed', {run: `echo "a" 'b' {account}`}, null],
	['no object', 'true', 'is no JSON object'],
])('a command with %s', (_, command, mistake) => {
	const found = findMistakeAmong({Name: command});
	expect(found).toEqual(mistake === null ? null : expect.stringContaining(mistake));
	expect(found === null || found.startsWith('commands: "Name" ')).toBe(true);
});

test('a command without a name is wrong', () => {
	expect(findMistakeAmong({' ': {run: 'true'}})).toBe('commands: " " has no name that could be shown');
});

test.each<[string, Omit<OwnCommand, 'run'> & {readonly run: string}, ReturnType<typeof needOf>]>([
	['nothing', {run: 'date'}, 'nothing'],
	['what its placeholders need', {run: 'a {region} {fanOutId}'}, 'location'],
	['what it says', {run: 'a {region}', needs: 'step'}, 'step'],
	['no less than its placeholders', {run: 'a {step}', needs: 'nothing'}, 'step'],
	['a location for its session', {run: 'aws s3 ls', session: true}, 'location'],
])('a command needs %s', (_, command, need) => {
	expect(needOf(command)).toBe(need);
});

test('what is filled in is one word for the shell, whatever is in it', () => {
	const filled = fillCommand({run: "printf '[%s]' {account} {accountName} {step}"}, values);
	expect('line' in filled && execFileSync('/bin/sh', ['-c', filled.line], {encoding: 'utf8'})).toBe(
		`[111122223333][${values.accountName}][install]`,
	);
});

test('doubled braces and the shell’s own variables are left to the shell', () => {
	expect(fillCommand({run: `a {{account}} \${account} {account}`}, values)).toEqual({
		line: `a {account} \${account} 111122223333`,
	});
});

test.each([
	['that isn’t known', 'stepExecutionId'],
	['with a control character', 'instance'],
] as const)('a placeholder %s is named', (_, word) => {
	expect(fillCommand({run: `a {account} {${word}}`}, values)).toEqual({missing: word});
});
