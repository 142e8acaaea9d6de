import type {GlobalValues} from '../commands/line/global-flags.ts';
import {exitStatus} from '../commands/services.ts';
import {awsOptions} from './aws-options.ts';
import {openPassingFolder} from './passing-folder.ts';
import {hasScreen, openScreen} from './screen.ts';

/** The console on a world of its own; without a terminal, the same fan-out in lines. */
export async function demo(flags: GlobalValues, speed: number | undefined): Promise<number> {
	const isScreen = hasScreen(flags) && !flags.json;
	const prepare = async () => {
		const [{startSimulator}, {speedClock}, {startDemoFanOut}] = await Promise.all([
			import('../simulator/simulator.ts'),
			import('../simulator/clock.ts'),
			import('../simulator/worlds/demo.ts'),
		]);
		const clock = speedClock(speed ?? (isScreen ? 1 : 20));
		const simulator = await startSimulator({world: 'demo', clock});
		const executionId = startDemoFanOut(simulator.world);
		const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = ''} = simulator.env;
		const {region, endpoint: endpointUrl, centralAccount: accountId} = simulator;
		const [{principalArn: arn = ''} = {}] = simulator.world.people.values();
		const known = {identity: {accountId, arn}, central: {accountId, region}};
		return {
			isSimulated: true,
			aws: {...awsOptions(flags, {region, endpointUrl, credentials: {accessKeyId, secretAccessKey}}), known},
			executionId,
			stateFolder: openPassingFolder('demo'),
		};
	};
	if (isScreen) {
		return openScreen(flags, prepare, {hasSetup: false});
	}

	const [{watch}, {createServices}, {tellWayBack}, {aws, executionId}] = await Promise.all([
		import('../commands/watch/run.ts'),
		import('./services.ts'),
		import('./tell-way-back.ts'),
		prepare(),
	]);
	const services = {...(await createServices(flags, aws)), isSimulated: true};
	const status = await watch(services, executionId, flags.json ? 'json' : 'plain');
	tellWayBack('demo');
	// Some locations of the demo fail on purpose: that the fan-out was shown to its end is what counts.
	return status === exitStatus.notAllSucceeded ? exitStatus.done : status;
}
