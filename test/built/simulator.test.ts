import {expect, test} from 'vitest';
import type {Call} from '../../source/simulator/calls.ts';
import {operations} from '../../source/simulator/operations/all.ts';
import {breakEach, mistypeEach, speaksForms, validFor} from '../simulator/constraints/break-each.ts';
import {undeclaredErrors} from '../simulator/models/declared-errors.ts';
import {playCalls} from '../simulator/models/play-calls.ts';
import {call} from '../simulator/wire/send.ts';
import {type ClientConfig, central} from '../simulator/wire/serve.ts';
import {serveBuilt} from '../simulator/wire/serve-built.ts';

/** Reads that show what an operation of any service can change. */
const reads: ReadonlyArray<readonly [service: string, operation: string, input: object]> = [
	['account', 'ListRegions', {}],
	['iam', 'ListRoles', {}],
	['iam', 'ListRolePolicies', {RoleName: 'RollgridOperatorRole'}],
	['iam', 'ListRoleTags', {RoleName: 'RollgridOperatorRole'}],
	['monitoring', 'DescribeAlarms', {}],
	['organizations', 'ListAccounts', {}],
	['organizations', 'ListChildren', {ParentId: 'r-1a2b3c', ChildType: 'ORGANIZATIONAL_UNIT'}],
	['organizations', 'ListCreateAccountStatus', {}],
	['organizations', 'ListDelegatedAdministrators', {}],
	['organizations', 'ListParents', {ChildId: central}],
	['resource-groups', 'ListGroups', {}],
	['ssm', 'DescribeAutomationExecutions', {}],
	['ssm', 'DescribeParameters', {}],
	['ssm', 'GetServiceSetting', {SettingId: '/ssm/automation/enable-adaptive-concurrency'}],
	['ssm', 'ListAssociations', {}],
	['ssm', 'ListTagsForResource', {ResourceType: 'Document', ResourceId: 'AWS-RestartEC2Instance'}],
];

/** What those reads say, without the IDs of the requests. */
async function readAll(config: ClientConfig): Promise<readonly string[]> {
	const answers = [];
	for (const [service, name, input] of reads) {
		const {status, text} = await call(config, operations.find(service, name)!, input);
		answers.push(`${name} ${status} ${text.replace(/<RequestId>.*?<\/RequestId>/, '')}`);
	}

	return answers;
}

test('the built simulator refuses each broken constraint of each operation at its place, and nothing changes', async () => {
	const {config} = await serveBuilt();
	const administrator = config('administrator');
	const before = await readAll(administrator);
	const judged = [];
	for (const operation of operations.all) {
		judged.push(...(await breakEach(administrator, operation)));
		const mistyped = speaksForms(operation.service) ? [] : await mistypeEach(administrator, operation);
		expect(mistyped.filter(answer => !answer.endsWith(': SerializationException 400'))).toEqual([]);
	}

	expect(judged.length).toBeGreaterThan(600);
	expect(judged.filter(({got, wanted}) => JSON.stringify(got) !== JSON.stringify(wanted))).toEqual([]);
	expect(await readAll(administrator)).toEqual(before);
});

test('the built simulator puts out only what the SDK declares, and refuses only as it declares', async () => {
	const {config, endpoint} = await serveBuilt();
	const played = await playCalls(config);
	for (const {operation, status, text, differences} of played) {
		expect(status, `${operation}: ${text}`).toBe(200);
		expect(differences, operation).toEqual([]);
	}

	for (const operation of operations.all) {
		await call(config('administrator'), operation, validFor(operation));
	}

	const calls = (await (await fetch(`${endpoint}/_rollgrid/calls`)).json()) as readonly Call[];
	expect(calls.length).toBeGreaterThan(played.length + operations.all.length - 1);
	expect(undeclaredErrors(calls)).toEqual([]);
});
