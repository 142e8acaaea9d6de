import {expect, test} from 'vitest';
import {readCbor, writeCbor} from '../../../source/simulator/protocols/cbor.ts';
import {send} from '../wire/send.ts';
import {central, serve} from '../wire/serve.ts';
import {signedHeaders} from '../wire/sign.ts';

const json = (target: string, body = '{}', version = '1.1') => ({
	headers: {'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target},
	body,
});
const form = (fields: Record<string, string>) => ({
	headers: {'content-type': 'application/x-www-form-urlencoded'},
	body: new URLSearchParams(fields).toString(),
});
const alarm = {
	name: 'errors',
	accountId: central,
	region: 'us-east-1',
	type: 'MetricAlarm' as const,
	state: 'OK' as const,
	changes: [],
};

test('every answer has a request ID', async () => {
	const {config} = await serve();
	const first = await send(config(), 'ssm', json('AmazonSSM.ListDocuments'));
	const second = await send(config(), 'ssm', json('AmazonSSM.Nonsense'));
	expect(first.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
	expect(second.headers.get('x-amzn-requestid')).not.toBe(first.headers.get('x-amzn-requestid'));
});

test("an operation that is not there gets AWS's own answer in each protocol, and which there are", async () => {
	const {config} = await serve();
	const ask = async (service: string, request: Parameters<typeof send>[2]) => {
		const {code, message, status} = await send(config(), service, request);
		return {code, message, status};
	};
	expect(await ask('ssm', json('AmazonSSM.DescribeWeather'))).toEqual({
		code: 'UnknownOperationException',
		message: expect.stringMatching(
			/^The simulator doesn't serve DescribeWeather\. Of ssm it serves AddTagsToResource, /,
		),
		status: 400,
	});
	expect(await ask('s3', {method: 'GET', path: '/bucket'})).toMatchObject({
		message: expect.stringMatching(/It serves account, cloudformation, ec2, .*, and nothing of s3\.$/),
	});
	expect(await ask('ssm', json('AmazonWeather.Describe'))).toMatchObject({code: 'UnknownOperationException'});
	expect(await ask('sts', form({Action: 'Rain', Version: '2011-06-15'}))).toEqual({
		code: 'InvalidAction',
		message: expect.stringMatching(
			/^Could not find operation Rain for version 2011-06-15\. The simulator doesn't serve/,
		),
		status: 400,
	});
	expect(await ask('sts', form({}))).toMatchObject({code: 'MissingAction', status: 400});
	expect(await ask('resource-groups', {method: 'GET', path: '/weather'})).toMatchObject({
		code: 'UnknownOperationException',
		status: 404,
	});
});

test.for([
	['half of a body', '{"Name":', ''],
	['a list', '[]', 'Start of list found where not expected'],
	['a text', '"x"', ''],
])('%s is no input', async ([, body, message]) => {
	const {config} = await serve();
	expect(await send(config(), 'ssm', json('AmazonSSM.DescribeDocument', body))).toMatchObject({
		code: 'SerializationException',
		message,
		status: 400,
	});
});

test('an empty body is an empty input', async () => {
	const {config} = await serve();
	expect(await send(config(), 'ssm', json('AmazonSSM.ListDocuments', ''))).toMatchObject({status: 200});
});

test('CloudWatch speaks JSON 1.0, CBOR and query, each with its own times and errors', async () => {
	const {config, clock} = await serve({alarms: [alarm]});
	const input = {AlarmNames: ['errors']};

	const inJson = await send(
		config(),
		'monitoring',
		json('GraniteServiceVersion20100801.DescribeAlarms', JSON.stringify(input), '1.0'),
	);
	expect(inJson.headers.get('content-type')).toBe('application/x-amz-json-1.0');
	expect(JSON.parse(inJson.text).MetricAlarms[0]).toMatchObject({
		AlarmName: 'errors',
		StateUpdatedTimestamp: clock.now() / 1000,
	});

	const inForm = await send(
		config(),
		'monitoring',
		form({Action: 'DescribeAlarms', Version: '2010-08-01', 'AlarmNames.member.1': 'errors'}),
	);
	expect(inForm.text).toContain('<DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">');
	expect(inForm.text).toContain('<MetricAlarms><member><AlarmName>errors</AlarmName>');
	const time = new Date(clock.now()).toISOString();
	expect(inForm.text).toContain(`<StateUpdatedTimestamp>${time}</StateUpdatedTimestamp>`);

	const inCbor = await sendCbor(config(), input);
	expect(inCbor.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
	expect(inCbor.body).toMatchObject({
		MetricAlarms: [{AlarmName: 'errors', StateUpdatedTimestamp: new Date(clock.now()), Threshold: 1.5}],
	});
});

test('CloudWatch names an error as it did when it spoke query alone', async () => {
	const {config} = await serve();
	const input = {MaxRecords: 0};
	const target = 'GraniteServiceVersion20100801.DescribeAlarms';
	const inJson = await send(config(), 'monitoring', json(target, JSON.stringify(input), '1.0'));
	expect(inJson.code).toBe('ValidationException');
	expect(inJson.headers.get('x-amzn-query-error')).toBe('ValidationError;Sender');
	const inCbor = await sendCbor(config(), input);
	expect(inCbor.headers.get('x-amzn-query-error')).toBe('ValidationError;Sender');
	expect(inCbor.body).toMatchObject({__type: 'ValidationException'});
	const inForm = await send(
		config(),
		'monitoring',
		form({Action: 'DescribeAlarms', Version: '2010-08-01', MaxRecords: '0'}),
	);
	expect(inForm).toMatchObject({code: 'ValidationError', status: 400});
});

async function sendCbor(config: Parameters<typeof send>[0], input: object) {
	const request = {
		path: '/service/GraniteServiceVersion20100801/operation/DescribeAlarms',
		headers: {'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor'},
		body: writeCbor(input),
	};
	const {host: _, ...headers} = signedHeaders(config.endpoint, config.credentials, 'monitoring', request);
	const response = await fetch(config.endpoint + request.path, {
		method: 'POST',
		headers,
		body: new Uint8Array(request.body),
	});
	return {headers: response.headers, body: readCbor(Buffer.from(await response.arrayBuffer()))};
}

test('the member that carries the text of a front-end error is a setting', async () => {
	const bodyWith = async (frontEndMessageMember: 'message' | 'Message') => {
		const {world, config} = await serve();
		Object.assign(world.settings, {frontEndMessageMember});
		return JSON.parse((await send(config(), 'ssm', json('AmazonSSM.GetDocument'))).text) as object;
	};
	expect(Object.keys(await bodyWith('message'))).toEqual(['__type', 'message']);
	expect(Object.keys(await bodyWith('Message'))).toEqual(['__type', 'Message']);
});

test('exceptions of the service spell their members as the model does', async () => {
	const {config} = await serve();
	const body = async (target: string, input: object) =>
		JSON.parse((await send(config(), 'ssm', json(target, JSON.stringify(input)))).text) as object;
	expect(await body('AmazonSSM.DescribeDocument', {Name: 'Nobody'})).toEqual({
		__type: 'InvalidDocument',
		Message: 'Document with name Nobody does not exist.',
	});
	expect(await body('AmazonSSM.ListDocuments', {Filters: [{Key: 'Color', Values: ['red']}]})).toEqual({
		__type: 'InvalidFilterKey',
	});
});

test('a number in a form that is none is refused', async () => {
	const {config} = await serve();
	const fields = {
		Action: 'AssumeRole',
		Version: '2011-06-15',
		RoleArn: `arn:aws:iam::${central}:role/RollgridOperatorRole`,
		RoleSessionName: 'test',
		DurationSeconds: 'long',
	};
	expect(await send(config(), 'sts', form(fields))).toMatchObject({code: 'MalformedInput', status: 400});
});

test('a member that is null counts as one that isn’t given, as for AWS', async () => {
	const {config} = await serve();
	const ask = async (body: string) => send(config(), 'ssm', json('AmazonSSM.ListDocuments', body));
	expect(await ask('{"MaxResults":1,"NextToken":null,"Filters":null}')).toMatchObject({status: 200});
	expect(await send(config(), 'ssm', json('AmazonSSM.DescribeDocument', '{"Name":null}'))).toMatchObject({
		code: 'ValidationException',
	});
});
