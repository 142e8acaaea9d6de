import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, test} from 'vitest';
import {isPassing} from '../../../source/core/domain/failure.ts';
import {atEnd} from '../../harness/at-end.ts';
import {connectAws} from '../../harness/connect-aws.ts';
import {HarnessClock} from '../../harness/harness-clock.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d';
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ann</Arn><UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

type Answer = {
	readonly status: number;
	readonly type: string;
	readonly body: string;
	readonly headers?: Readonly<Record<string, string>>;
};

/** AWS's adapters, connected to a server that gives every call of Systems Manager this answer. */
async function openAt({status, type, body, headers = {}}: Answer) {
	let calls = 0;
	const server = createServer((request, response) => {
		if (request.headers['x-amz-target'] === undefined) {
			response.writeHead(200, {'content-type': 'text/xml'}).end(identity);
			return;
		}

		calls++;
		request.resume();
		response.writeHead(status, {...(type === '' ? {} : {'content-type': type}), ...headers}).end(body);
	});
	await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
	atEnd(() => new Promise<void>(done => server.close(() => done())));
	const aws = connectAws(
		{
			region: where.region,
			endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
			env: {AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test'},
		},
		{callLog: {record() {}}, clock: new HarnessClock()},
	);
	return {aws, count: () => calls};
}

const json = (body: unknown): Answer => ({
	status: 200,
	type: 'application/x-amz-json-1.1',
	body: JSON.stringify(body),
});

test.each<readonly [string, Answer, string]>([
	[
		'a sign-in page of the network',
		{status: 200, type: 'text/html', body: '<html>Welcome</html>'},
		'HTTP 200, text/html',
	],
	[
		'a page of a proxy',
		{status: 502, type: 'text/html; charset=utf-8', body: '<h1>Bad gateway</h1>'},
		'HTTP 502, text/html',
	],
	['a text', {status: 429, type: 'text/plain', body: 'Too many'}, 'HTTP 429, text/plain'],
	['nothing but a status', {status: 403, type: '', body: ''}, 'HTTP 403'],
	['a redirection', {status: 302, type: '', body: '', headers: {location: '/sign-in'}}, 'HTTP 302'],
])('%s is told as what it is, and may pass', async (_, answer, told) => {
	const {aws} = await openAt(answer);
	for (const read of [
		await aws.automation.listExecutions(where, {}, null),
		await aws.automation.getExecution(where, executionId),
		await aws.automation.start(where, {DocumentName: 'PatchFleet', ClientToken: executionId}),
	]) {
		expect(read).toMatchObject({
			ok: false,
			failure: {
				because: `What came back isn’t an answer of AWS: ${told}`,
				code: undefined,
				next: expect.stringContaining('AWS_ENDPOINT_URL'),
			},
		});
		expect(!read.ok && isPassing(read.failure)).toBe(true);
	}
});

test.each([
	['no list', {AutomationExecutionMetadataList: {a: 1}, StepExecutions: 'x'}],
	['a list of nothing', {AutomationExecutionMetadataList: [null], StepExecutions: [null]}],
])('%s where a list is to be is a failure in words, and no bug', async (_, body) => {
	const {aws} = await openAt(json(body));
	for (const read of [
		await aws.automation.listExecutions(where, {}, null),
		await aws.automation.listSteps(where, executionId, {}, null),
	]) {
		expect(read).toMatchObject({
			ok: false,
			failure: {kind: 'service', because: expect.stringMatching(/^What came back isn’t as AWS writes it/)},
		});
	}
});

test.each([
	{},
	{AutomationExecution: {}},
	{AutomationExecution: null, AutomationExecutionId: null},
	{AutomationExecutionId: 7},
])('%j is neither an execution nor a start, and whether something was started isn’t known', async body => {
	const {aws} = await openAt(json(body));
	expect(await aws.automation.getExecution(where, executionId)).toMatchObject({
		ok: false,
		failure: {because: 'The answer holds no execution'},
	});
	const started = await aws.automation.start(where, {DocumentName: 'PatchFleet', ClientToken: executionId});
	expect(started).toMatchObject({ok: false, failure: {because: 'The answer names no execution'}});
	expect(!started.ok && isPassing(started.failure)).toBe(true);
});

test('a list that names the same page again as the next one ends in a failure', async () => {
	const {aws, count} = await openAt(json({AutomationExecutionMetadataList: [], Parameters: [], NextToken: 'same'}));
	const failure = {because: 'The answer names the same page again as the next one'};
	expect(await aws.automation.listExecutions(where, {}, null)).toMatchObject({ok: true, value: {nextToken: 'same'}});
	expect(await aws.automation.listExecutions(where, {}, 'same')).toMatchObject({ok: false, failure});
	expect(count()).toBe(2);
	expect(await aws.directory.listRegions()).toMatchObject({ok: false, failure});
	expect(count()).toBe(4);
});
