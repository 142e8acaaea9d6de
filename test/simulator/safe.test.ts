import {request} from 'node:http';
import {describe, expect, test} from 'vitest';
import {CallLog} from '../../source/simulator/calls.ts';
import {foreignness} from '../../source/simulator/loopback.ts';
import {send} from './wire/send.ts';
import {serve} from './wire/serve.ts';

/** The status of a request with these headers, which `fetch` wouldn't send. */
function statusOf(endpoint: string, path: string, headers: Readonly<Record<string, string>>, method = 'GET') {
	return new Promise<number | undefined>((resolve, reject) => {
		request(endpoint + path, {method, headers}, response => {
			response.resume();
			resolve(response.statusCode);
		})
			.on('error', reject)
			.end();
	});
}

describe("the simulator's own address", () => {
	test.each([
		[{host: 'evil.example'}],
		[{host: 'evil.example:80', origin: 'http://evil.example'}],
		[{origin: 'https://evil.example'}],
		[{origin: 'null'}],
		[{origin: 'http://localhost:1'}],
	])('refuses %j, and does nothing', async headers => {
		const {simulator} = await serve();
		for (const [method, path] of [
			['GET', 'calls'],
			['DELETE', 'faults'],
			['POST', 'faults'],
		] as const) {
			expect(await statusOf(simulator.endpoint, `/_rollgrid/${path}`, headers, method)).toBe(403);
		}
	});

	test('takes requests of this machine, and of a page that it serves itself', async () => {
		const {simulator} = await serve();
		const {port, host} = new URL(simulator.endpoint);
		for (const headers of [
			{},
			{host: `localhost:${port}`},
			{host: `[::1]:${port}`},
			{host, origin: `http://${host}`},
		]) {
			expect(await statusOf(simulator.endpoint, '/_rollgrid/calls', headers)).toBe(200);
		}
	});

	test('takes names of a container network where it listens for one, and those of the web never', () => {
		const named = (host: string) => foreignness({method: 'GET', url: '', headers: {host}, body: Buffer.of()}, true);
		expect([named('simulator:4566'), named('172.17.0.2:4566'), named('evil.example')]).toEqual([
			undefined,
			undefined,
			'Host evil.example is not this machine',
		]);
	});
});

const nested = (levels: number) => `{"Filters":${'['.repeat(levels)}${']'.repeat(levels)}}`;

test.each([
	['ssm', 'application/x-amz-json-1.1', 'AmazonSSM.DescribeAutomationExecutions', nested(100_000)],
	[
		'ssm',
		'application/x-amz-json-1.1',
		'AmazonSSM.GetAutomationExecution',
		`{"AutomationExecutionId":${'{"a":'.repeat(100_000)}1`,
	],
])('a request of 100,000 levels is refused, and the calls stay readable', async (service, type, target, body) => {
	const {simulator, config} = await serve();
	const answer = await send(config(), service, {headers: {'content-type': type, 'x-amz-target': target}, body});
	expect([answer.status, answer.code]).toEqual([400, 'SerializationException']);
	const calls = await fetch(`${simulator.endpoint}/_rollgrid/calls`);
	expect(await calls.json()).toMatchObject([{errorCode: 'SerializationException', input: null}]);
});

test('nested CBOR is refused likewise', async () => {
	const {simulator, config} = await serve();
	const answer = await send(config(), 'monitoring', {
		path: '/service/GraniteServiceVersion20100801/operation/DescribeAlarms',
		headers: {'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor'},
		body: Buffer.alloc(100_000, 0x81).toString('latin1'),
	});
	expect(answer.status).toBe(400);
	expect((await fetch(`${simulator.endpoint}/_rollgrid/calls`)).status).toBe(200);
});

test('a form of very many fields is answered at once', async () => {
	const {config} = await serve();
	const fields = Array.from({length: 50_000}, (_, index) => `PolicyArns.member.${index + 1}.arn=a`);
	const answer = await send(config(), 'sts', {
		headers: {'content-type': 'application/x-www-form-urlencoded'},
		body: `Action=AssumeRole&Version=2011-06-15&${'a.'.repeat(50_000)}=1&${fields.join('&')}`,
	});
	expect(answer.code).toBe('ValidationError');
});

test('the calls that are remembered are bounded by number and by bytes', () => {
	const log = new CallLog();
	const call = {service: 'ssm', operation: 'X', accountId: null, region: 'r', input: null, errorCode: null, at: 0};
	for (let at = 0; at < 25_000; at++) {
		log.add({...call, at}, 10);
	}
	expect(log.calls.length).toBeLessThanOrEqual(11_000);
	expect(log.calls.at(-1)!.at).toBe(24_999);
	for (let at = 0; at < 40; at++) {
		log.add({...call, at}, 4 * 1024 * 1024);
	}
	expect(log.calls.map(({at}) => at)).toEqual([36, 37, 38, 39].slice(-log.calls.length));
});
