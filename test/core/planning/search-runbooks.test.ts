import {expect, test} from 'vitest';
import type {RunbookSummary} from '../../../source/core/domain/runbook-list.ts';
import {familyOf, plainNameOf, searchRunbooks} from '../../../source/core/planning/search-runbooks.ts';

const runbook = (name: string, rest: Partial<RunbookSummary> = {}): RunbookSummary => ({
	name,
	owner: 'Amazon',
	displayName: null,
	platformTypes: ['Linux'],
	targetType: null,
	tags: {},
	...rest,
});
const runbooks = [
	runbook('AWS-StartEC2Instance'),
	runbook('AWS-RestartEC2Instance'),
	runbook('AWS-RestartEC2InstanceWithApproval'),
	runbook('AWSSupport-ResetAccess', {platformTypes: ['Windows']}),
	runbook('Acme-Rotate', {owner: '111122223333', displayName: 'Rotate the keys'}),
];
const find = (search: string): readonly string[] => searchRunbooks(runbooks, search).map(({name}) => name);

test('an empty search finds all, in their order', () => {
	expect(find('  ')).toEqual(runbooks.map(({name}) => name));
});

test('what holds the words as typed comes first, whatever the case', () => {
	expect(find('restartec2').slice(0, 2)).toEqual(['AWS-RestartEC2Instance', 'AWS-RestartEC2InstanceWithApproval']);
	expect(find('approval restart')).toEqual(['AWS-RestartEC2InstanceWithApproval']);
});

test('a slip of the fingers is forgiven', () => {
	expect(find('restrtec2')).toContain('AWS-RestartEC2Instance');
	expect(find('approvl restrt')).toEqual(['AWS-RestartEC2InstanceWithApproval']);
	expect(find('rotaet')).toContain('Acme-Rotate');
});

test('platform, owner and display name are searched too', () => {
	expect(find('windows')).toEqual(['AWSSupport-ResetAccess']);
	expect(find('111122223333')).toEqual(['Acme-Rotate']);
	expect(find('keys')).toEqual(['Acme-Rotate']);
});

test('a runbook’s family stands before its first hyphen, also where it is known by its ARN', () => {
	expect(familyOf('AWSSupport-ResetAccess')).toBe('AWSSupport');
	expect(familyOf('arn:aws:ssm:us-east-1:111122223333:document/Acme-Rotate')).toBe('Acme');
	expect(familyOf('Rotate')).toBe('Rotate');
	expect(plainNameOf('arn:aws:ssm:us-east-1:111122223333:document/Acme-Rotate')).toBe('Acme-Rotate');
});
