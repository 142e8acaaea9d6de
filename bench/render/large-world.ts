/**
Serves the large world, 5,000 accounts × 20 Regions, with a fan-out over all of it that has ended, in a process of its own: what the built product is pointed at. Prints one line of JSON when it can be called.
*/
import process from 'node:process';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {advanceTo} from '../../source/simulator/engine/state/advance.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';

const lastsMs = 3_600_000;
let skippedMs = 0;
const clock = {
	now: () => Date.now() + skippedMs,
	wall: () => Date.now(),
	wait: (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms)),
	tickMs: 200,
};
const {world, endpoint, centralAccount, region, env} = await startSimulator({
	world: 'large',
	accounts: 5000,
	regions: 20,
	throttle: false,
	clock,
});
const [{principalArn = ''} = {}] = world.people.values();
const executionId = startExecution(
	world,
	{accountId: centralAccount, region, principalArn},
	{
		DocumentName: 'Acme-PatchFleet',
		Parameters: {PatchGroup: ['fleet-default']},
		TargetLocations: [
			{
				Accounts: ['r-larg'],
				IncludeChildOrganizationUnits: true,
				Regions: [...world.regions.keys()].slice(0, 20),
				TargetLocationMaxConcurrency: '10%',
				TargetLocationMaxErrors: '100%',
			},
		],
	},
);
for (let step = 0; step < lastsMs; step += 10_000) {
	skippedMs += 10_000;
	advanceTo(world, clock.now());
}

process.stdout.write(`${JSON.stringify({endpoint, executionId, env})}\n`);
process.once('SIGTERM', () => process.exit(0));
