import {describe, expect, test} from 'vitest';
import {generalizeMessage, headlineOf} from '../../../source/core/status/causes.ts';

const patternOf = (message: string): string => generalizeMessage(message).pattern;

describe('what varies is taken out', () => {
	test.each([
		[
			'The execution role arn:aws:iam::987654321098:role/AWS-SystemsManager-AutomationExecutionRole in the target location is unable to be assumed.',
			'The execution role ‹role ARN› in the target location is unable to be assumed.',
		],
		[
			'The automation execution 0b7c4f1a-1c2d-4e5f-8a9b-0c1d2e3f4a5b ended with status Failed',
			'The automation execution ‹UUID› ended with status Failed',
		],
		[
			'Instance i-0123456789abcdef0 at 10.1.2.3:443 is gone since 2026-11-23T03:12:45.123Z',
			'Instance ‹resource ID› at ‹IP address› is gone since ‹time›',
		],
		['Rate exceeded (Request ID: 7c9e6679-7425-40de-944b-e07fc1f90ae7)', 'Rate exceeded (Request ID: ‹UUID›)'],
		['Access denied (RequestId: K3VQ7Y8ZTXEXAMPLE)', 'Access denied (RequestId: ‹request ID›)'],
		['Account 123456789012 has no VPC in eu-west-1', 'Account ‹account ID› has no VPC in ‹Region›'],
		['no route to fe80:0:0:0:1:2:3:4', 'no route to ‹IP address›'],
		['queue arn:aws:sqs:us-east-1:123456789012:jobs.', 'queue ‹ARN›.'],
	])('%s', (message, pattern) => {
		expect(patternOf(message)).toBe(pattern);
	});
});

test('equal causes in different places give the same pattern, different causes different ones', () => {
	const gone = (id: string) => `Step fails when it is Execute/Cancelling action. Instance ${id} is not connected.`;
	expect(patternOf(gone('i-0aaaaaaaaaaaaaaa1'))).toBe(patternOf(gone('i-0bbbbbbbbbbbbbbb2')));
	expect(patternOf('exit status 1')).not.toBe(patternOf('exit status 2'));
});

test('what was taken out is told, in order', () => {
	expect(generalizeMessage('i-0aaaaaaaaaaaaaaa1 in 123456789012').values).toEqual([
		{kind: 'resource ID', text: 'i-0aaaaaaaaaaaaaaa1'},
		{kind: 'account ID', text: '123456789012'},
	]);
});

test('a text of any length is generalized in a moment, its end left out', () => {
	expect(patternOf(`${'a-1'.repeat(100_000)} 123456789012`).length).toBeLessThanOrEqual(2000);
});

test('the headline says the cause without the frames round it', () => {
	expect(
		headlineOf(
			'The automation execution ‹UUID› ended with status Failed: Step fails when it is Poll action status for completion. The agent is gone. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.',
		),
	).toBe('The agent is gone.');
	expect(headlineOf('Step fails when it is verifying the inputs. ')).not.toBe('');
});
