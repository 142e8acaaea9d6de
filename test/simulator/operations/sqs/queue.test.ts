import {
	ChangeMessageVisibilityCommand,
	DeleteMessageBatchCommand,
	DeleteMessageCommand,
	GetQueueAttributesCommand,
	GetQueueUrlCommand,
	ListQueuesCommand,
	ReceiveMessageCommand,
	SQSClient,
} from '@aws-sdk/client-sqs';
import {expect, test} from 'vitest';
import {driveClock} from '../../../../source/simulator/clock.ts';
import {type Simulator, startSimulator} from '../../../../source/simulator/simulator.ts';
import {parseWeather, type Weather} from '../../../../source/simulator/sqs/event-queue.ts';
import {startDemoFanOut} from '../../../../source/simulator/worlds/demo.ts';
import {atEnd} from '../../../harness/at-end.ts';
import {send} from '../../wire/send.ts';

function configOf({endpoint, region, env}: Simulator) {
	const {AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = ''} = env;
	const credentials = {accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY};
	return {endpoint, region, credentials, maxAttempts: 1};
}

/** A world with a fan-out under way, and a client that reads its queue. */
async function openQueue(weather: Weather = {delayMs: 0, loss: 0, twice: 0}) {
	const driven = driveClock();
	const clock = {
		...driven,
		waiting: 0,
		async wait(ms: number) {
			clock.waiting++;
			await driven.wait(ms);
			clock.waiting--;
		},
	};
	const simulator = await startSimulator({world: 'demo', clock, throttle: false, eventQueue: weather});
	const client = new SQSClient(configOf(simulator));
	atEnd(async () => {
		client.destroy();
		await simulator.close();
	});
	const {QueueUrl = ''} = await client.send(new GetQueueUrlCommand({QueueName: 'rollgrid-events'}));
	const executionId = startDemoFanOut(simulator.world);
	const count = async () => {
		const {Attributes = {}} = await client.send(new GetQueueAttributesCommand({QueueUrl, AttributeNames: ['All']}));
		return [Number(Attributes.ApproximateNumberOfMessages), Number(Attributes.ApproximateNumberOfMessagesNotVisible)];
	};
	return {clock, simulator, client, QueueUrl, executionId, count};
}

test('each change of status is a message, as EventBridge sends it', async () => {
	const {clock, client, QueueUrl, executionId, simulator} = await openQueue();
	expect(simulator.env.ROLLGRID_EVENT_QUEUE_URL).toBe(QueueUrl);
	expect((await client.send(new ListQueuesCommand({}))).QueueUrls).toEqual([QueueUrl]);
	clock.advance(60_000);
	await client.send(new ListQueuesCommand({}));
	const {Messages = []} = await client.send(
		new ReceiveMessageCommand({QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['SentTimestamp']}),
	);
	expect(Messages).toHaveLength(10);
	const bodies = Messages.map(({Body = ''}) => JSON.parse(Body));
	expect(bodies).toContainEqual(
		expect.objectContaining({
			source: 'aws.ssm',
			'detail-type': 'EC2 Automation Execution Status-change Notification',
			detail: expect.objectContaining({ExecutionId: executionId, Status: 'InProgress'}),
		}),
	);
	expect(Messages[0]?.Attributes).toEqual({SentTimestamp: expect.stringMatching(/^\d{13}$/)});
});

test('what was received is hidden for a while, then comes again; what is deleted doesn’t', async () => {
	const {clock, client, QueueUrl, count} = await openQueue();
	const receive = () =>
		client.send(new ReceiveMessageCommand({QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 10}));
	clock.advance(60_000);
	const [before] = await count();
	const {Messages: [first, second, ...others] = []} = await receive();
	expect(others).toHaveLength(8);
	expect(await count()).toEqual([before! - others.length - 2, others.length + 2]);
	await client.send(new DeleteMessageCommand({QueueUrl, ReceiptHandle: first?.ReceiptHandle}));
	await client.send(
		new ChangeMessageVisibilityCommand({QueueUrl, ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0}),
	);
	const Entries = others.map(({ReceiptHandle}, place) => ({Id: String(place), ReceiptHandle}));
	const {Successful, Failed} = await client.send(
		new DeleteMessageBatchCommand({QueueUrl, Entries: [...Entries.slice(0, 3), {Id: 'x', ReceiptHandle: 'none'}]}),
	);
	expect([Successful?.length, Failed]).toEqual([
		3,
		[expect.objectContaining({Id: 'x', Code: 'ReceiptHandleIsInvalid'})],
	]);
	expect(await count()).toEqual([before! - others.length - 1, others.length - 3]);
	const known = new Set([first, second, ...others].map(one => one?.MessageId));
	clock.advance(10_000);
	expect((await count())[1]).toBe(0);
	const ids: Array<string | undefined> = [];
	for (let {Messages} = await receive(); Messages !== undefined; {Messages} = await receive()) {
		ids.push(...Messages.map(({MessageId}) => MessageId));
	}

	expect(ids.filter(id => known.has(id)).sort()).toEqual(
		[second, ...others.slice(3)].map(one => one?.MessageId).sort(),
	);
});

test.each([
	['a message that arrives while it waits', {delayMs: 8000, loss: 0, twice: 0}, 1, [100, 8100]],
	['nothing at the end of its time', {delayMs: 0, loss: 1, twice: 0}, 0, [20_000, 20_000]],
] as const)('a request that waits gets %s', async (_, weather, count, [leastMs, mostMs]) => {
	const {clock, client, QueueUrl} = await openQueue(weather);
	const begun = clock.wall();
	const received = client.send(new ReceiveMessageCommand({QueueUrl, WaitTimeSeconds: 20}));
	let isOver = false;
	void received.finally(() => {
		isOver = true;
	});
	while (!isOver) {
		if (clock.waiting > 0) {
			clock.advance(100);
		}

		await new Promise(resolve => setImmediate(resolve));
	}

	expect((await received).Messages ?? []).toHaveLength(count);
	expect(clock.wall() - begun).toBeGreaterThanOrEqual(leastMs);
	expect(clock.wall() - begun).toBeLessThanOrEqual(mostMs);
});

test.each([
	[{MaxNumberOfMessages: 11}, 'InvalidParameterValue'],
	[{QueueUrl: 'http://127.0.0.1/123456789012/other'}, 'QueueDoesNotExist'],
	[{QueueUrl: 'nowhere'}, 'InvalidAddress'],
])('%o is refused as %s', async (input, code) => {
	const {client, QueueUrl} = await openQueue();
	await expect(client.send(new ReceiveMessageCommand({QueueUrl, ...input}))).rejects.toMatchObject({name: code});
});

test('a queue is only in its own Region', async () => {
	const {simulator, QueueUrl} = await openQueue();
	const elsewhere = new SQSClient({...configOf(simulator), region: 'eu-central-1'});
	atEnd(() => elsewhere.destroy());
	const read = elsewhere.send(new ReceiveMessageCommand({QueueUrl}));
	await expect(read).rejects.toMatchObject({name: 'QueueDoesNotExist'});
	expect((await elsewhere.send(new ListQueuesCommand({}))).QueueUrls).toBeUndefined();
});

test('the query protocol has flat lists, the queue as its path, and the codes of old', async () => {
	const {clock, simulator, QueueUrl} = await openQueue();
	clock.advance(60_000);
	const ask = (body: string, path = new URL(QueueUrl).pathname) =>
		send(configOf(simulator), 'sqs', {
			path,
			headers: {'content-type': 'application/x-www-form-urlencoded'},
			body: `Version=2012-11-05&QueueUrl=${encodeURIComponent(QueueUrl)}&${body}`,
		});
	const {text} = await ask('Action=ReceiveMessage&MaxNumberOfMessages=2&AttributeName.1=SentTimestamp');
	expect(text).toContain('<ReceiveMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/">');
	expect(text.match(/<Message><MessageId>/g)).toHaveLength(2);
	expect(
		text.match(/<Attribute><Name>SentTimestamp<\/Name><Value>\d{13}<\/Value><\/Attribute><\/Message>/g),
	).toHaveLength(2);
	const [receipt = ''] = /(?<=<ReceiptHandle>)[^<]+/.exec(text) ?? [];
	const entry = 'DeleteMessageBatchRequestEntry.1';
	const deleted = await ask(
		`Action=DeleteMessageBatch&${entry}.Id=one&${entry}.ReceiptHandle=${encodeURIComponent(receipt)}`,
		'/',
	);
	expect(deleted.text).toContain('<DeleteMessageBatchResultEntry><Id>one</Id></DeleteMessageBatchResultEntry>');
	expect(await ask('Action=GetQueueUrl&QueueName=none')).toMatchObject({
		status: 400,
		code: 'AWS.SimpleQueueService.NonExistentQueue',
	});
});

test('the weather is read from pairs, and every mistake is named', () => {
	expect(parseWeather('delay=2,loss=0.1,twice=0.05')).toEqual({delayMs: 2000, loss: 0.1, twice: 0.05});
	expect(() => parseWeather('loss=2')).toThrow('loss is a number from 0 to 1, not 2');
	expect(() => parseWeather('delay')).toThrow('delay is a number from 0 to 3600');
	expect(() => parseWeather('wind=1')).toThrow('there is no "wind"');
});

test('a part is lost and a part comes twice', async () => {
	const whole = await openQueue();
	const rough = await openQueue({delayMs: 0, loss: 0.5, twice: 0.5});
	for (const {clock, count} of [whole, rough]) {
		clock.advance(300_000);
		await count();
	}

	const [all = 0] = await whole.count();
	const [some = 0] = await rough.count();
	expect(some).toBeGreaterThan(all * 0.55);
	expect(some).toBeLessThan(all * 0.95);
});
