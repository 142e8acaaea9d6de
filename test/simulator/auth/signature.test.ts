import {expect, test} from 'vitest';
import {isSignedWith, readSignature} from '../../../source/simulator/auth/signature.ts';
import type {HttpRequest} from '../../../source/simulator/protocols/protocol.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function request(url: string, service: string, headers: Record<string, string>, signature: string): HttpRequest {
	const names = Object.keys(headers).sort().join(';');
	return {
		method: 'GET',
		url,
		headers: {
			...headers,
			authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/${service}/aws4_request, SignedHeaders=${names}, Signature=${signature}`,
		},
		body: Buffer.alloc(0),
	};
}

/** The example of AWS's own description of the algorithm. */
const documented = request(
	'/?Action=ListUsers&Version=2010-05-08',
	'iam',
	{
		'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
		host: 'iam.amazonaws.com',
		'x-amz-date': '20150830T123600Z',
	},
	'5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
);

function isRight(given: HttpRequest, withSecret = secret): boolean {
	const read = readSignature(given);
	return 'signature' in read && isSignedWith(withSecret, given, read.signature);
}

test("AWS's documented example is signed with its secret, and with no other", () => {
	expect(isRight(documented)).toBe(true);
	expect(isRight(documented, `${secret}x`)).toBe(false);
});

test("the queries of AWS's test suite are put in order by name and value", () => {
	const headers = {host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z'};
	const signed = (url: string, signature: string) => isRight(request(url, 'service', headers, signature));
	expect(signed('/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31')).toBe(true);
	expect(
		signed('/?Param2=value2&Param1=value1', 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'),
	).toBe(true);
});

test.for([
	['the method', {...documented, method: 'POST'}],
	['the query', {...documented, url: '/?Action=ListRoles&Version=2010-05-08'}],
	['the body', {...documented, body: Buffer.from('more')}],
	['a signed header', {...documented, headers: {...documented.headers, host: 'sts.amazonaws.com'}}],
] as const)('a request is another one once %s is changed', ([, changed]) => {
	expect(isRight(changed)).toBe(false);
});

test('the parts may stand without spaces between them', () => {
	const authorization = documented.headers.authorization as string;
	const tight = {...documented, headers: {...documented.headers, authorization: authorization.replaceAll(', ', ',')}};
	expect(isRight(tight)).toBe(true);
});

test('what is missing is named', () => {
	const bare = {...documented, headers: {authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e'}};
	expect(readSignature(bare)).toEqual({
		problem:
			"Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=a/b/c/d/e",
	});
});
