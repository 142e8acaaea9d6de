import {execFileSync} from 'node:child_process';
import {describe, expect, test} from 'vitest';
import {checkStartRequest} from '../../../source/core/domain/check-start-request.ts';
import type {StartRequest} from '../../../source/core/domain/start-request.ts';
import {canPaste, printCommandLine} from '../../../source/core/planning/command-line.ts';
import {parsePlan} from '../../../source/core/planning/plan-file.ts';
import {printPlan} from '../../../source/core/planning/print-plan.ts';
import {guardText, toPrintable} from '../../../source/core/status/printable.ts';
import fc from '../../harness/fast-check.ts';

const request: StartRequest = {
	DocumentName: 'AWS-RestartEC2Instance',
	DocumentVersion: '$LATEST',
	Parameters: {Comment: ['it\'s 100% "quoted" & `done` $HOME']},
	TargetLocations: [{Accounts: ['012345678901'], Regions: ['eu-west-1'], IncludeChildOrganizationUnits: true}],
	AlarmConfiguration: {Alarms: [{Name: 'errors'}], IgnorePollAlarmFailure: true},
};

/** The words that bash makes of a command line. */
function wordsOf(commandLine: string, locale = 'C.UTF-8'): string[] {
	const script = `aws() { printf '%s\\0' "$@"; }\n${commandLine}\n`;
	return execFileSync('bash', ['-c', script], {env: {...process.env, LC_ALL: locale}, encoding: 'utf8'})
		.split('\0')
		.slice(0, -1);
}

/** Zero-width, bidirectional, controls, tag characters, line separators: what a screen doesn't show or would act on. */
const unseen = '\u200B\u202E\u2066\uFEFF\u001B[31m\u0085\u2028\r\n\t\u{E0041}';

describe('a printed line is the request', () => {
	const strange: StartRequest = {
		DocumentName: `Own-Pa${unseen}tch`,
		TargetParameterName: `it's \\ ${unseen}`,
		Parameters: {[`Na${unseen}me`]: [`x${unseen}`, 'ümlaut 👩‍👩‍👧 \'"$`\\']},
	};

	test.each(['C', 'C.UTF-8'])('bash undoes exactly what is escaped, with LC_ALL=%s', locale => {
		const line = printCommandLine(strange, 'us-east-1', 'bash');
		expect(guardText(line)).toBe(line);
		expect(toPrintable(line)).toBe(line);
		const words = wordsOf(line, locale);
		const at = (flag: string) => words[words.indexOf(flag) + 1];
		expect(at('--document-name')).toBe(strange.DocumentName);
		expect(at('--target-parameter-name')).toBe(strange.TargetParameterName);
		expect(JSON.parse(at('--parameters')!)).toEqual(strange.Parameters);
	});

	test.each(['bash', 'cmd', 'powershell'] as const)('nothing unseen stands in the line for %s', shell => {
		const line = printCommandLine(strange, 'us-east-1', shell);
		expect(guardText(line)).toBe(line);
	});

	test.each(['json', 'yaml'] as const)('nothing unseen stands in a plan as %s, and it reads back the same', format => {
		const request = {...strange, DocumentName: 'Own-Patch'};
		const plan = printPlan(request, format);
		expect(guardText(plan)).toBe(plan);
		expect(parsePlan(plan)).toEqual({request});
	});

	test.each(['file:///etc/passwd', 'fileb://x', 'HTTPS://evil.example', '-v', '--debug'])(
		'%s as an argument goes inside of JSON, where the AWS CLI doesn’t load it or take it for an option',
		TargetParameterName => {
			const request = {DocumentName: 'Own-Patch', TargetParameterName};
			const words = wordsOf(printCommandLine(request, 'us-east-1', 'bash'));
			expect(words.slice(-2)).toEqual(['--cli-input-json', JSON.stringify(request)]);
		},
	);

	test('an address is no name of a runbook', () => {
		expect(checkStartRequest({DocumentName: 'file:///etc/passwd'})).toMatchObject({mistakes: [{path: 'DocumentName'}]});
	});
});

describe('the command line for bash', () => {
	test('gives the AWS CLI the request, a flag for each field', () => {
		expect(wordsOf(printCommandLine(request, 'us-east-1', 'bash'))).toEqual([
			'ssm',
			'start-automation-execution',
			'--region',
			'us-east-1',
			'--document-name',
			'AWS-RestartEC2Instance',
			'--document-version',
			'$LATEST',
			'--parameters',
			JSON.stringify(request.Parameters),
			'--target-locations',
			JSON.stringify(request.TargetLocations),
			'--alarm-configuration',
			JSON.stringify(request.AlarmConfiguration),
		]);
	});

	test('keeps any value as it is', () => {
		// A shell is started for each sample, hence few samples of many values.
		const values = fc.array(
			fc.string({unit: 'grapheme'}).filter(text => !text.includes('\0')),
			{minLength: 30, maxLength: 50},
		);
		fc.assert(
			fc.property(values, Comment => {
				const words = wordsOf(printCommandLine({DocumentName: 'Patch', Parameters: {Comment}}, 'us-east-1', 'bash'));
				expect(JSON.parse(words.at(-1)!)).toEqual({Comment});
			}),
			{numRuns: 15},
		);
	});

	test('sends an address inside of JSON, where the AWS CLI does not follow it', () => {
		const TargetLocationsURL = 'https://bucket.s3.amazonaws.com/file';
		expect(
			wordsOf(printCommandLine({DocumentName: 'Patch', TargetLocationsURL}, 'us-east-1', 'bash')).slice(-2),
		).toEqual(['--cli-input-json', JSON.stringify({DocumentName: 'Patch', TargetLocationsURL})]);
	});
});

test('the command line for cmd.exe has a caret before all that it would act on', () => {
	const text = printCommandLine(
		{DocumentName: 'Patch', MaxErrors: '10%', Parameters: {Path: ['C:\\&"']}},
		'us-east-1',
		'cmd',
	);
	expect(text).toBe(
		[
			'aws ssm start-automation-execution ^',
			'  --region us-east-1 ^',
			'  --document-name Patch ^',
			'  --max-errors ^"10^%^" ^',
			String.raw`  --parameters ^"{\^"Path\^":[\^"C:\\^&\\\^"\^"]}^"`,
		].join('\n'),
	);
});

test('the command line for PowerShell names the cmdlet with its own parameters', () => {
	expect(printCommandLine({...request, Parameters: {Comment: ["it's $HOME"]}}, 'us-east-1', 'powershell')).toBe(
		[
			'Start-SSMAutomationExecution `',
			"  -Region 'us-east-1' `",
			"  -DocumentName 'AWS-RestartEC2Instance' `",
			"  -DocumentVersion '$LATEST' `",
			"  -Parameter @{'Comment' = @('it''s $HOME')} `",
			"  -TargetLocation @(@{'Accounts' = @('012345678901'); 'Regions' = @('eu-west-1'); 'IncludeChildOrganizationUnits' = $true}) `",
			"  -AlarmConfiguration_Alarm @(@{'Name' = 'errors'}) `",
			'  -AlarmConfiguration_IgnorePollAlarmFailure $true',
		].join('\n'),
	);
});

test('a line that is too long for cmd.exe can still be pasted into bash', () => {
	const line = 'x'.repeat(10_000);
	expect([canPaste(line, 'cmd'), canPaste(line, 'bash')]).toEqual([false, true]);
});
