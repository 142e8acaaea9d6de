import {parentPort, workerData} from 'node:worker_threads';

/* The world of the demo, in a thread of its own: playing the fortnight before takes as long as opening the console, which goes on meanwhile. */

/** How fast the world runs; 1 is real time. */
export type DemoWorldOptions = {readonly speed: number};

/** Where the world is served, and who the operator is there. */
export type DemoWorld = {
	readonly endpointUrl: string;
	readonly region: string;
	readonly accountId: string;
	readonly arn: string;
	readonly credentials: {readonly accessKeyId: string; readonly secretAccessKey: string};
	readonly executionId: string;
};

async function serve({speed}: DemoWorldOptions): Promise<DemoWorld> {
	const [{startSimulator}, {speedClock}, {startDemoFanOut}] = await Promise.all([
		import('../simulator/simulator.ts'),
		import('../simulator/clock.ts'),
		import('../simulator/worlds/demo.ts'),
	]);
	const {world, env, region, endpoint, centralAccount} = await startSimulator({
		world: 'demo',
		clock: speedClock(speed),
	});
	const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = ''} = env;
	const [{principalArn: arn = ''} = {}] = world.people.values();
	const executionId = startDemoFanOut(world);
	return {
		endpointUrl: endpoint,
		region,
		accountId: centralAccount,
		arn,
		credentials: {accessKeyId, secretAccessKey},
		executionId,
	};
}

void serve(workerData).then(served => parentPort?.postMessage(served));
