import {execFileSync} from 'node:child_process';
import {describe, expect, test} from 'vitest';
import type {StartRequest} from '../../../source/core/domain/start-request.ts';
import {canPaste, printCommandLine} from '../../../source/core/planning/command-line.ts';
import fc from '../../harness/fast-check.ts';

const request: StartRequest = {
	DocumentName: 'AWS-RestartEC2Instance',
	DocumentVersion: '$LATEST',
	Parameters: {Comment: ['it\'s 100% "quoted" & `done` $HOME']},
	TargetLocations: [{Accounts: ['012345678901'], Regions: ['eu-west-1'], IncludeChildOrganizationUnits: true}],
	AlarmConfiguration: {Alarms: [{Name: 'errors'}], IgnorePollAlarmFailure: true},
};

/** The words that bash makes of a command line. */
function wordsOf(commandLine: string): string[] {
	const script = `aws() { printf '%s\\0' "$@"; }\n${commandLine}\n`;
	return execFileSync('bash', ['-c', script], {encoding: 'utf8'}).split('\0').slice(0, -1);
}

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
