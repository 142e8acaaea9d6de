import {createWorld} from '../create-world.ts';
import {administrationRole, executionRole, operatorRole} from '../directory/standard-roles.ts';
import {awsDocuments} from '../documents/aws-runbooks.ts';
import {withSettings} from '../settings.ts';
import type {World} from '../world.ts';
import type {Resource} from '../world-definition.ts';
import {defineAccount, defineInstance, definePerson, defineWorld} from './parts.ts';

const centralAccountId = '123456789012';
const managementAccountId = '111122223333';
const targetRoles = [executionRole(centralAccountId), operatorRole(centralAccountId)];

const regionsWithInstances = new Set(['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'eu-west-1', 'eu-central-1']);

/**
The world of the examples on AWS's page "Running automations in multiple AWS Regions and accounts", so that its commands run as they stand there.

@param startMs - Epoch milliseconds.
@see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
*/
export function seedWorld(startMs: number, seed = 1): World {
	return createWorld(seedDefinition(seed), startMs);
}

/** The definition of the seed world, to be changed by tests. */
export function seedDefinition(seed = 1) {
	return defineWorld({
		name: 'seed',
		seed,
		settings: withSettings({}),
		central: {accountId: centralAccountId, region: 'us-east-1'},
		organization: {
			id: 'o-exampleorgid',
			managementAccountId,
			featureSet: 'ALL',
			roots: [{id: 'r-1a2b3c', name: 'Root'}],
			units: [
				// AWS's page uses this ID although Organizations would not make one with so short a second part.
				{id: 'ou-1a2b3c-4d5e6c', name: 'Web', parentId: 'r-1a2b3c'},
				{id: 'ou-1a2b3c-infra001', name: 'Infrastructure', parentId: 'r-1a2b3c'},
			],
			delegatedAdministrators: [
				{accountId: centralAccountId, servicePrincipal: 'ssm.amazonaws.com', enabledAtMs: Date.UTC(2023, 9, 2, 10)},
			],
		},
		accounts: [
			defineAccount(managementAccountId, 'Management', 'r-1a2b3c', []),
			defineAccount(centralAccountId, 'Automation', 'ou-1a2b3c-infra001', [administrationRole, ...targetRoles]),
			defineAccount('987654321098', 'Storefront', 'ou-1a2b3c-4d5e6c', targetRoles),
			defineAccount('444455556666', 'Checkout', 'ou-1a2b3c-4d5e6c', targetRoles),
			defineAccount('777788889999', 'Catalog', 'ou-1a2b3c-4d5e6c', targetRoles),
		],
		people: [definePerson(centralAccountId, 'operator'), definePerson(managementAccountId, 'administrator')],
		documents: awsDocuments(),
		resourcesIn: instancesIn,
		groups: [
			{
				name: 'prod-instances',
				description: 'Everything in production',
				where: [{account: '*', region: '*'}],
				query: {tag: 'Env', values: ['PROD']},
				resourceType: 'AWS::EC2::Instance',
			},
			{
				name: 'WebServices',
				where: [{account: '*', region: '*'}],
				query: {tag: 'Tier', values: ['web']},
				resourceType: 'AWS::EC2::Instance',
			},
		],
	});
}

function instancesIn(accountId: string, region: string): readonly Resource[] {
	if (!regionsWithInstances.has(region)) {
		return [];
	}
	const place = `${accountId}/${region}`;
	const production = [
		defineInstance(`${place}/web`, {Name: 'web', Env: 'PROD', Tier: 'web'}),
		defineInstance(`${place}/app`, {Name: 'app', Env: 'PROD', Tier: 'app'}),
	];
	const more =
		place === '987654321098/us-east-2'
			? ['batch-1', 'batch-2'].map(name => defineInstance(`${place}/${name}`, {Name: name, Env: 'PROD', Tier: 'batch'}))
			: [];
	return [...production, ...more, defineInstance(`${place}/dev`, {Name: 'dev', Env: 'DEV', Tier: 'dev'})];
}
