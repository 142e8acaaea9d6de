import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, expect, test} from 'vitest';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {advanceTo} from '../../source/simulator/engine/state/advance.ts';
import {deliverEvents} from '../../source/simulator/events/deliver.ts';
import {seedWorld} from '../../source/simulator/worlds/seed.ts';

type Notification = {
	readonly 'detail-type': string;
	readonly source: string;
	readonly account: string;
	readonly region: string;
	readonly detail: Readonly<Record<string, unknown>>;
};

let close: (() => unknown) | undefined;
afterEach(() => close?.());

/** A target that resolves when it has so many notifications. */
async function target(count: number) {
	const received: Notification[] = [];
	let resolve: (all: readonly Notification[]) => void;
	const all = new Promise<readonly Notification[]>(done => {
		resolve = done;
	});
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request as AsyncIterable<Buffer>) {
			chunks.push(chunk);
		}
		received.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Notification);
		response.end();
		if (received.length === count) {
			resolve(received);
		}
	});
	await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
	close = () => server.close();
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, all};
}

test('status changes of an execution and its steps are posted as EventBridge has them', async () => {
	// Begun and ended: the execution, and each of its two steps.
	const {url, all} = await target(6);
	const world = seedWorld(Date.UTC(2024, 10, 29, 19, 43, 25));
	const stop = deliverEvents(world, url);
	const id = startExecution(
		world,
		{...world.central, principalArn: 'arn:aws:iam::123456789012:user/operator'},
		{DocumentName: 'AWS-RestartEC2Instance', Parameters: {InstanceId: ['i-0123456789abcdef0']}},
	);
	advanceTo(world, world.nowMs + 600_000);
	const notifications = await all;
	stop();
	const of = (kind: string) => notifications.filter(one => one['detail-type'].includes(kind));
	expect(
		of('Execution')
			.map(({detail}) => detail.Status)
			.sort(),
	).toEqual(['InProgress', 'Success']);
	expect(
		of('Step')
			.map(({detail}) => `${detail.StepName} ${detail.Status}`)
			.sort(),
	).toEqual([
		'startInstances InProgress',
		'startInstances Success',
		'stopInstances InProgress',
		'stopInstances Success',
	]);
	expect(of('Execution').find(({detail}) => detail.Status === 'InProgress')).toMatchObject({
		source: 'aws.ssm',
		account: '123456789012',
		region: 'us-east-1',
		'detail-type': 'EC2 Automation Execution Status-change Notification',
		detail: {
			ExecutionId: id,
			Definition: 'AWS-RestartEC2Instance',
			StartTime: 'Nov 29, 2024 7:43:25 PM',
			ExecutedBy: 'arn:aws:iam::123456789012:user/operator',
		},
	});
});

test.each(['http://example.com/', 'https://127.0.0.1/', 'http://127.0.0.1.example.com/'])(
	'%s is no address of this machine',
	url => {
		expect(() => deliverEvents(seedWorld(0), url)).toThrow('this machine only');
	},
);
