import {expect, test} from 'vitest';
import {planWorld, printWorldFile} from '../../../source/core/planning/world-file.ts';
import {parseWorldFile} from '../../../source/simulator/world-file/parse-world-file.ts';

const request = {
	DocumentName: 'Acme-Patch',
	TargetLocations: [{Accounts: ['012345678901', '222233334444'], Regions: ['us-east-1', 'af-south-1']}],
};

/** What a simulator makes of a plan’s own world. */
function simulated(plan: Parameters<typeof planWorld>[0]) {
	const contents = planWorld(plan);
	if ('mistakes' in contents) {
		return contents;
	}

	const parsed = parseWorldFile(printWorldFile(contents));
	return 'mistakes' in parsed
		? parsed
		: {
				central: parsed.definition.central,
				accounts: Object.fromEntries(
					parsed.definition.accounts.map(({id, roles, enabledRegions}) => [
						id,
						[[...roles.keys()], [...enabledRegions]],
					]),
				),
			};
}

const execution = 'AWS-SystemsManager-AutomationExecutionRole';
const regions = ['af-south-1', 'us-east-1'];

test('a plan’s own world has its accounts, zeros kept, each with the execution role', () => {
	expect(simulated(request)).toEqual({
		central: {accountId: '000000000000', region: 'us-east-1'},
		accounts: {
			'000000000000': [['AWS-SystemsManager-AutomationAdministrationRole', execution, 'RollgridOperatorRole'], regions],
			'012345678901': [[execution, 'RollgridOperatorRole'], regions],
			'222233334444': [[execution, 'RollgridOperatorRole'], regions],
		},
	});
});

test('the role that a plan runs with says whose the central account is; roles of other names are there', () => {
	const [entry] = request.TargetLocations;
	const role = ['arn', 'aws', 'iam', '', '999988887777', 'role/ops/Admin'].join(':');
	expect(
		simulated({
			...request,
			Parameters: {AutomationAssumeRole: [role]},
			TargetLocations: [{...entry!, ExecutionRoleName: 'MyExecution'}],
		}),
	).toMatchObject({
		central: {accountId: '999988887777'},
		accounts: {
			'999988887777': [['Admin', 'MyExecution', 'RollgridOperatorRole'], regions],
			'222233334444': [['MyExecution', 'RollgridOperatorRole'], regions],
		},
	});
});

test.each([
	[
		'OUs',
		{...request, TargetLocations: [{Accounts: ['ou-ab12-cdef3456']}]},
		/names ou-ab12-cdef3456, whose accounts only the organization knows: .*world export/,
	],
	[
		'a file in S3',
		{DocumentName: 'Acme-Patch', TargetLocationsURL: 'https://example.com/a.json'},
		/takes its locations from a file in S3/,
	],
])('a plan that names %s needs a world', (_, plan, mistake) => {
	expect(simulated(plan)).toEqual({mistakes: [expect.stringMatching(mistake)]});
});
