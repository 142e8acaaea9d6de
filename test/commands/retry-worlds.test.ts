import {expect, test} from 'vitest';
import {retry} from '../../source/commands/retry/run.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {parseLocation} from '../../source/core/domain/location.ts';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import fc from '../harness/fast-check.ts';
import {type ChildOutcome, SeedWorld} from '../harness/seed-world.ts';
import {openStarting} from '../start-once/open-starting.ts';

const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: false};
const regions = ['eu-west-1', 'us-east-1', 'us-east-2', 'us-west-1'] as const;

/** What becomes of a location: most succeed. */
const outcome = fc.oneof(
	{weight: 3, arbitrary: fc.constant<ChildOutcome | null>(null)},
	{weight: 2, arbitrary: fc.constant<ChildOutcome>({failsAt: 'installPatches'})},
	{weight: 1, arbitrary: fc.constant<ChildOutcome>({failsAt: 'checkHealth', status: 'TimedOut'})},
);

const world = fc.record({
	rows: fc.array(fc.array(outcome, {minLength: regions.length, maxLength: regions.length}), {
		minLength: 1,
		maxLength: 6,
	}),
	concurrency: fc.constantFrom('1', '3', '50%', '100'),
	errors: fc.constantFrom('0', '2', '100'),
	// Which of these AWS does isn't proven.
	neverQueuedLocations: fc.constantFrom('pending' as const, 'cancelled' as const, 'absent' as const),
	locationStepsListed: fc.constantFrom('at-once' as const, 'when-started' as const),
});

test('against any world a retry reaches exactly the locations that did not succeed, and carries everything else over', async () => {
	await fc.assert(
		fc.asyncProperty(world, async ({rows, concurrency, errors, ...unproven}) => {
			const accounts = rows.map((_, index) => String(111_100_000_000 + index));
			const seed = new SeedWorld()
				.accounts(...accounts)
				.regions(...regions)
				.limits(concurrency, errors)
				.settings(unproven);
			for (const [row, outcomes] of rows.entries()) {
				for (const [column, one] of outcomes.entries()) {
					if (one !== null) {
						seed.child(`${accounts[row]}/${regions[column]}`, one);
					}
				}
			}

			const {services, simulator, starts, printed} = await openStarting(seed);
			const executionId = seed.start(simulator.world);
			await watch(services, executionId, 'json');
			const last = new Map(
				printed
					.map(line => JSON.parse(line) as Record<string, string>)
					.filter(({type}) => type === 'location')
					.map(({account, region, status}) => [`${account}/${region}`, status]),
			);
			expect(last.size).toBe(accounts.length * regions.length);
			const wanted = [...last].filter(([, status]) => status !== 'Success').map(([location]) => location);
			const isUnknown = [...last.values()].includes('Unknown');
			// Where AWS lists fewer locations than it counts nobody can say whether the others ran: they go only by name.
			const locations = isUnknown ? wanted.map(name => parseLocation(name)!) : [];
			expect(await retry(services, {executionId, locations, statuses: [], ...flags})).not.toBe(3);
			const sent = starts().map(({input}) => input as StartRequest);
			const reached = sent.flatMap(({TargetLocations = []}) =>
				TargetLocations.flatMap(({Accounts = [], Regions = []}) =>
					Accounts.flatMap(account => Regions.map(region => `${account}/${region}`)),
				),
			);
			// Turns that were held back, as too much failed again, are in the journal.
			const journaled = await services.journal.read();
			const held = (journaled.ok ? journaled.value.entries : []).filter(({state}) => state === 'planned');
			const planned = held.flatMap(({request}) =>
				(request.TargetLocations ?? []).flatMap(({Accounts = [], Regions = []}) =>
					Accounts.flatMap(account => Regions.map(region => `${account}/${region}`)),
				),
			);
			expect([...reached, ...planned].toSorted()).toEqual(wanted.toSorted());
			for (const request of sent) {
				expect(request).toMatchObject({
					DocumentName: 'PatchFleet',
					DocumentVersion: '1',
					Tags: [
						{Key: 'rollgrid:retry-of', Value: executionId},
						{Key: 'rollgrid:start', Value: request.ClientToken},
					],
				});
				for (const entry of request.TargetLocations ?? []) {
					expect(entry.ExecutionRoleName).toBe('AWS-SystemsManager-AutomationExecutionRole');
				}
			}
		}),
		{numRuns: 12},
	);
}, 120_000);
