import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';
import {toFailure} from '../../../source/adapters/aws/failures.ts';

const attempt = {
	what: 'list executions',
	operation: 'DescribeAutomationExecutions',
	where: {accountId: '111122223333', region: 'eu-west-1'},
};
const named = (name: string, rest: object = {}) => Object.assign(new Error('words of AWS'), {name, ...rest});

test.each([
	['ThrottlingException', 'throttled'],
	['TooManyRequestsException', 'throttled'],
	['ExpiredTokenException', 'credentials'],
	['CredentialsProviderError', 'credentials'],
	['AccessDeniedException', 'denied'],
	['AutomationExecutionNotFoundException', 'not-found'],
	['InvalidAutomationStatusUpdateException', 'conflict'],
	['InternalServerError', 'service'],
	['SyntaxError', 'service'],
	['TimeoutError', 'unreachable'],
])('%s is trouble of the kind %s', (name, kind) => {
	expect(toFailure(named(name), attempt).kind).toBe(kind);
});

test('a refused connection is told by its system code, though it comes without a message of its own', () => {
	const error = Object.assign(new AggregateError([named('Error', {code: 'ECONNREFUSED'})], ''), {});
	expect(toFailure(error, attempt)).toMatchObject({kind: 'unreachable', code: 'ECONNREFUSED', because: 'words of AWS'});
});

test('an exception without any message is told by its name', () => {
	expect(
		toFailure(Object.assign(new Error(''), {name: 'InvalidFilterKey', $metadata: {httpStatusCode: 400}}), attempt),
	).toMatchObject({
		kind: 'invalid',
		because: 'InvalidFilterKey',
	});
});

test('a failure says what was tried, where, in whose words, and what to do next', () => {
	const failure = toFailure(named('AccessDeniedException', {$metadata: {requestId: 'r-1'}}), attempt);
	expect(failure).toMatchObject({
		what: "Couldn't list executions",
		where: attempt.where,
		because: 'words of AWS',
		requestId: 'r-1',
	});
	expect(failure.next).toContain('DescribeAutomationExecutions');
});

test('no failure promises to be asked for again: only who does so says so', () => {
	const adapters = resolve(import.meta.dirname, '../../../source/adapters');
	const promising = readdirSync(adapters, {recursive: true, encoding: 'utf8'})
		.filter(file => file.endsWith('.ts'))
		.filter(file => /['`][^'`\n]*asks? again[^'`\n]*['`]/i.test(readFileSync(join(adapters, file), 'utf8')));
	expect(promising).toEqual([]);
});

test.each([
	['Tag keys may not begin with aws:', true],
	['The document hash does not match', undefined],
])('what AWS refuses with the words "%s" is about tags: %s', (message, isAboutTags) => {
	const error = Object.assign(new Error(message), {name: 'ValidationException', $metadata: {httpStatusCode: 400}});
	expect(toFailure(error, attempt)).toMatchObject({kind: 'invalid'});
	expect(toFailure(error, attempt).isAboutTags).toBe(isAboutTags);
});
