import {describe, expect, test} from 'vitest';
import {getAutomationExecution} from '../../../source/simulator/operations/ssm/get-automation-execution.ts';
import {getCallerIdentity} from '../../../source/simulator/operations/sts/get-caller-identity.ts';
import {definePerson} from '../../../source/simulator/worlds/parts.ts';
import {call, send, sendUnsigned} from '../wire/send.ts';
import {central, serve} from '../wire/serve.ts';
import type {Mistakes} from '../wire/sign.ts';

const minuteMs = 60_000;

const toSsm = {
	headers: {'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.ListDocuments'},
	body: '{}',
};
const toSts = {
	headers: {'content-type': 'application/x-www-form-urlencoded'},
	body: 'Action=GetCallerIdentity&Version=2011-06-15',
};

/** The same request, wrong in the same way, to a service with JSON and to one with forms. */
async function refusals(mistakes: Mistakes, credentials = {}) {
	const {config} = await serve();
	const wrong = {...config(), credentials: {...config().credentials, ...credentials}};
	const ssm = await send(wrong, 'ssm', toSsm, mistakes);
	const sts = await send(wrong, 'sts', toSts, mistakes);
	return {
		codes: [ssm, sts].map(({code, status}) => `${code} ${status}`),
		messages: [ssm.message, sts.message],
	};
}

test('a request that is signed as AWS describes is let in', async () => {
	const {config} = await serve();
	expect(await send(config(), 'ssm', toSsm)).toMatchObject({status: 200});
	expect(await send(config(), 'sts', toSts)).toMatchObject({status: 200});
});

test('a request without a signature is refused', async () => {
	const {config} = await serve();
	expect(await sendUnsigned(config().endpoint, toSsm)).toMatchObject({
		code: 'MissingAuthenticationTokenException',
		message: 'Missing Authentication Token',
		status: 400,
	});
	expect(await sendUnsigned(config().endpoint, toSts)).toMatchObject({
		code: 'MissingAuthenticationToken',
		message: 'Request is missing Authentication Token',
		status: 403,
	});
});

test('half a signature is refused', async () => {
	const {config} = await serve();
	const headers = {...toSsm.headers, authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e'};
	expect(await sendUnsigned(config().endpoint, {...toSsm, headers})).toMatchObject({
		code: 'IncompleteSignatureException',
		message: expect.stringContaining("requires 'Signature' parameter"),
	});
});

test('an unknown key is refused', async () => {
	expect(await refusals({}, {accessKeyId: 'AKIANOBODY0000000000'})).toEqual({
		codes: ['UnrecognizedClientException 400', 'InvalidClientTokenId 403'],
		messages: Array(2).fill('The security token included in the request is invalid.'),
	});
});

test('a session token that is not the one of the key is refused', async () => {
	expect((await refusals({}, {sessionToken: 'of somebody else'})).codes).toEqual([
		'UnrecognizedClientException 400',
		'InvalidClientTokenId 403',
	]);
});

test('a wrong secret is refused', async () => {
	const {codes, messages} = await refusals({}, {secretAccessKey: 'wrong'});
	expect(codes).toEqual(['InvalidSignatureException 400', 'SignatureDoesNotMatch 403']);
	expect(messages[0]).toContain('The request signature we calculated does not match the signature you provided.');
});

test.for([
	['another service', {service: 'ec2'}, "Credential should be scoped to correct service: 'ssm'."],
	[
		'another day than it was signed on',
		{scopeDate: '20200101'},
		"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20200101' !=",
	],
	['a signature that leaves the host out', {signedHeaders: ['x-amz-date']}, "must be a 'SignedHeader'"],
] as const)('a scope with %s is refused', async ([, mistakes, message]) => {
	const {codes, messages} = await refusals(mistakes);
	expect(codes).toEqual(['InvalidSignatureException 400', 'SignatureDoesNotMatch 403']);
	expect(messages[0]).toContain(message);
});

describe('a clock that is off', () => {
	test('by six minutes is too far for Systems Manager, and not for STS', async () => {
		for (const offMs of [-6 * minuteMs, 6 * minuteMs]) {
			const {config} = await serve();
			const mistakes = {atMs: Date.now() + offMs};
			expect(await send(config(), 'ssm', toSsm, mistakes)).toMatchObject({code: 'InvalidSignatureException'});
			expect(await send(config(), 'sts', toSts, mistakes)).toMatchObject({status: 200});
		}
	});

	test('by twenty minutes is told so', async () => {
		const late = await refusals({atMs: Date.now() - 20 * minuteMs});
		expect(late.codes).toEqual(['InvalidSignatureException 400', 'SignatureDoesNotMatch 403']);
		expect(late.messages[0]).toMatch(
			/^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(.* - 5 min\.\)$/,
		);
		expect(late.messages[1]).toMatch(/ - 15 min\.\)$/);
		const early = await refusals({atMs: Date.now() + 20 * minuteMs});
		expect(early.messages[0]).toMatch(/^Signature not yet current: .* is still later than .* \+ 5 min\.\)$/);
	});
});

test('temporary credentials that the world began with expire', async () => {
	const guest = {...definePerson(central, 'guest'), sessionToken: 'token', expiresAtMs: Date.UTC(2026, 10, 23, 4)};
	const {config, clock} = await serve({people: [guest]});
	expect(await call(config(guest), getCallerIdentity, {})).toMatchObject({status: 200});
	clock.advance(3_600_000);
	expect(await call(config(guest), getCallerIdentity, {})).toMatchObject({code: 'ExpiredToken', status: 403});
});

test('credentials are not good in a Region that the account has not opted in to', async () => {
	const {config} = await serve();
	const input = {AutomationExecutionId: 'x'.repeat(36)};
	const ask = (region: string) => call(config('operator', region), getAutomationExecution, input);
	expect(await ask('eu-south-1')).toMatchObject({code: 'UnrecognizedClientException', status: 400});
	expect(await ask('eu-west-1')).toMatchObject({code: 'AutomationExecutionNotFoundException'});
});
