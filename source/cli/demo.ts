import type {GlobalValues} from '../commands/line/global-flags.ts';
import {exitStatus} from '../commands/services.ts';
import {awsOptions} from './aws-options.ts';
import type {DemoWorld, DemoWorldOptions} from './demo-world.ts';
import {startThread} from './own-thread.ts';
import {openPassingFolder} from './passing-folder.ts';
import {hasScreen, openScreen} from './screen.ts';
import {createServices} from './services.ts';
import {tellWayBack} from './tell-way-back.ts';

/** The console in a world of its own; without a terminal, the same fan-out in lines. */
export async function demo(flags: GlobalValues, speed: number | undefined): Promise<number> {
	const isScreen = hasScreen(flags) && !flags.json;
	const options: DemoWorldOptions = {speed: speed ?? (isScreen ? 1 : 20)};
	const serving = startThread<DemoWorld>('demo-world.js', options);
	const prepare = async () => {
		const {accountId, arn, region, endpointUrl, credentials, executionId} = await serving;
		const known = {identity: {accountId, arn}, central: {accountId, region}};
		return {
			isSimulated: true,
			aws: {...awsOptions(flags, {region, endpointUrl, credentials}), known},
			executionId,
			stateFolder: openPassingFolder('demo'),
		};
	};
	if (isScreen) {
		return openScreen(flags, prepare);
	}

	const [{watch}, {aws, executionId}] = await Promise.all([import('../commands/watch/run.ts'), prepare()]);
	const services = {...(await createServices(flags, aws)), isSimulated: true};
	const status = await watch(services, executionId, flags.json ? 'json' : 'plain');
	tellWayBack('demo');
	// Some locations of the demo fail on purpose: only showing the fan-out to its end counts.
	return status === exitStatus.notAllSucceeded ? exitStatus.done : status;
}
