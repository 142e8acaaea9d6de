import {describe, expect, test} from 'vitest';
import type {StartRequest} from '../../../source/core/domain/start-request.ts';
import {parsePlan, printMistake} from '../../../source/core/planning/plan-file.ts';
import {printPlan} from '../../../source/core/planning/print-plan.ts';
import fc from '../../harness/fast-check.ts';

function mistakesOf(text: string): string[] {
	const plan = parsePlan(text);
	return 'mistakes' in plan ? plan.mistakes.map(mistake => printMistake(mistake, 'plan')) : [];
}

describe('a plan file', () => {
	test.each(['json', 'yaml'] as const)('reads back what it wrote as %s, whatever the values are', format => {
		const text = fc.string({minLength: 1, maxLength: 30, unit: 'binary'});
		fc.assert(
			fc.property(text, text, (value, name) => {
				const request: StartRequest = {
					DocumentName: 'Patch',
					Parameters: {
						[name.slice(0, 20)]: ['one'],
						none: [],
						yes: ['no'],
						Words: ['no', '1:30', '0123', '', value].filter(one => one !== ''),
					},
					AlarmConfiguration: {Alarms: [{Name: name}], IgnorePollAlarmFailure: true},
					TargetLocations: [{Accounts: ['012345678901'], Regions: ['eu-west-1'], TargetLocationMaxConcurrency: '20%'}],
				};
				expect(parsePlan(printPlan(request, format))).toEqual({request});
			}),
		);
	});

	test('names every mistake with its line', () => {
		expect(
			mistakesOf(`DocumentName: Patch
# where
TargetLocations:
  - Accounts:
      - 012345678901
    regions: [us-east-1]
MaxErrors: 5
`),
		).toEqual([
			'plan:4: TargetLocations[0].Regions is missing',
			'plan:5: TargetLocations[0].Accounts[0] must be text in quotes, not 12345678901',
			"plan:6: TargetLocations[0].regions isn't a field here; did you mean Regions?",
			'plan:7: MaxErrors must be text in quotes, not 5',
		]);
	});

	test('names the line where JSON is broken', () => {
		expect(mistakesOf('{\n\t"DocumentName": "Patch",\n\t"Mode": \n')[0]).toMatch(/^plan:\d: the plan /);
		expect(mistakesOf('DocumentName: a\nDocumentName: b')).toHaveLength(1);
	});

	test('takes JSON with tabs', () => {
		expect(parsePlan('{\n\t"DocumentName": "Patch"\n}')).toEqual({request: {DocumentName: 'Patch'}});
	});

	test.each([
		['', 'plan:1: the plan is empty'],
		[' \n# nothing yet\n', 'plan:1: the plan is empty'],
		[
			'DocumentName: Patch\n---\nDocumentName: Other\n',
			'plan:2: the plan ends here, and another document begins: there has to be one',
		],
		['DocumentName: Patch\nTags:\n\t- a\n', "plan:3: the plan can't be read: tabs are not allowed as indentation"],
		['{"DocumentName": "Patch"} then', "plan:1: the plan can't be read: unexpected scalar at node end"],
		['DocumentName: Patch\n<<: [x]\n', "plan:1: the plan can't be read: Merge sources must be maps or map aliases"],
	])('%j is refused in a whole sentence', (text, mistake) => {
		expect(mistakesOf(text)[0]).toBe(mistake);
	});

	test('a text in place of a plan is repeated no longer than a line', () => {
		expect(mistakesOf(`"${'x'.repeat(10_000)}"`)[0]?.length).toBeLessThan(150);
	});

	test('anchors and merge keys count, as for the AWS CLI; a quoted key is a key', () => {
		expect(
			parsePlan(`DocumentName: Patch
Parameters: {"<<": ["1"]}
TargetLocations:
  - &first {Accounts: ['111122223333'], Regions: [eu-west-1], TargetLocationMaxConcurrency: '2'}
  - {<<: *first, Regions: [us-east-1]}
`),
		).toEqual({
			request: {
				DocumentName: 'Patch',
				Parameters: {'<<': ['1']},
				TargetLocations: [
					{Accounts: ['111122223333'], Regions: ['eu-west-1'], TargetLocationMaxConcurrency: '2'},
					{Accounts: ['111122223333'], Regions: ['us-east-1'], TargetLocationMaxConcurrency: '2'},
				],
			},
		});
		expect(
			mistakesOf(`DocumentName: Patch
TargetLocations:
  - &first {Accounts: ['111122223333'], Regions: [eu-west-1]}
  - {<<: *first, Region: us-east-1}
`),
		).toContain("plan:4: TargetLocations[1].Region isn't a field here; did you mean Regions?");
	});

	test.each(['null', '[]', '- a', 'text', '3'])('%j is no plan', text => {
		expect(mistakesOf(text)[0]).toMatch(/^plan:1: the plan must be a map/);
	});
});
