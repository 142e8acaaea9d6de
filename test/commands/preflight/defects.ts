import {createWorld} from '../../../source/simulator/create-world.ts';
import type {Account} from '../../../source/simulator/directory/organization.ts';
import {administrationRole, executionRole, operatorRole} from '../../../source/simulator/directory/standard-roles.ts';
import type {World} from '../../../source/simulator/world.ts';
import type {WorldDefinition} from '../../../source/simulator/world-definition.ts';
import {parseWorldFile} from '../../../source/simulator/world-file/parse-world-file.ts';
import {rolesByName} from '../../../source/simulator/worlds/parts.ts';

/* Worlds in which everything is ready to run, and what can be wrong with them. */

export const central = '123456789012';
const administrator = `arn:aws:iam::${central}:role/AWS-SystemsManager-AutomationAdministrationRole`;
/** Accounts that a launch goes to, and Regions: the second has to be opted into. */
export const targets = ['222233334444', '333344445555', '444455556666', '555566667777', '666677778888'];
export const regions = ['eu-west-1', 'ap-east-1'];

const worldText = `
central: ${central}/us-east-1
organization: {id: o-a1b2c3d4e5, root: r-a1b2, units: {ou-a1b2-c3d4e5f6: Shops}}
accounts:
  ${central}: {name: central}
${targets.map(id => `  "${id}": {name: shop-${id}, unit: Shops, regions: [ap-east-1]}`).join('\n')}
resources: [{where: "*/*", count: 1, tags: {Env: PROD}}]
alarms: [{name: Calm, where: ${central}/us-east-1, state: OK}, {name: Loud, where: ${central}/us-east-1, state: ALARM}]
runbooks:
  Acme-Patch:
    content:
      schemaVersion: '0.3'
      assumeRole: '{{ AutomationAssumeRole }}'
      parameters:
        AutomationAssumeRole: {type: String, default: ''}
        InstanceId: {type: StringList}
        Ring: {type: String, allowedValues: [one, two], default: one}
      mainSteps:
        - {name: stop, action: 'aws:changeInstanceState', inputs: {InstanceIds: '{{ InstanceId }}', DesiredState: stopped}}
        - {name: start, action: 'aws:changeInstanceState', inputs: {InstanceIds: '{{ InstanceId }}', DesiredState: running}}
    sharedWith: [${targets.map(id => `'${id}'`).join(', ')}]
`;

/** What is to be launched, and the world that it meets. */
export type Case = {readonly definition: WorldDefinition; readonly request: Readonly<Record<string, unknown>>};

/** One thing that is wrong. */
export type Defect = {
	readonly name: string;
	/** What doctor calls it. */
	readonly check: string;
	readonly verdict: 'problem' | 'unknown' | 'warning';
	/** `account`: in both of its Regions; `location`: in the second; `start`: of all of it. */
	readonly of: 'account' | 'location' | 'start';
	/** Whether nothing else can be found out there. */
	readonly hides?: true;
	readonly apply: (one: Case, accountId: string) => Case;
};

function withAccount({definition, ...rest}: Case, accountId: string, change: (account: Account) => Account): Case {
	const accounts = definition.accounts.map(one => (one.id === accountId ? change(one) : one));
	return {...rest, definition: {...definition, accounts}};
}

/** An execution role that isn't as it has to be; `null` for none. */
function roleDefect(
	name: string,
	check: string,
	change: ((role: ReturnType<typeof executionRole>) => ReturnType<typeof executionRole>) | null,
): Defect {
	const roles = change === null ? [] : [change(executionRole(central))];
	return {
		name,
		check,
		verdict: 'problem',
		of: 'account',
		apply: (one, id) =>
			withAccount(one, id, account => ({
				...account,
				roles: rolesByName([...roles, ...(account.roles.has('RollgridOperatorRole') ? [operatorRole(central)] : [])]),
			})),
	};
}

function requestDefect(name: string, check: string, change: (request: Case['request']) => Case['request']): Defect {
	return {name, check, verdict: 'problem', of: 'start', apply: one => ({...one, request: change(one.request)})};
}

export const defects: readonly Defect[] = [
	roleDefect('the execution role is missing', 'execution-role', null),
	roleDefect('it trusts somebody else', 'execution-role', role => ({
		...role,
		trust: {principals: ['arn:aws:iam::999988887777:root'], services: ['ssm.amazonaws.com']},
	})),
	roleDefect('it asks for an external ID', 'execution-role', role => ({
		...role,
		trust: {...role.trust, externalId: 'secret'},
	})),
	roleDefect('it may not do what a step calls', 'permissions', role => ({
		...role,
		rights: ['ssm:*', 'ec2:DescribeInstanceStatus', 'ec2:StopInstances'],
	})),
	roleDefect('it is denied what a step calls', 'permissions', role => ({...role, denied: ['ec2:StopInstances']})),
	{
		name: 'the runbook isn’t shared with it',
		check: 'shared',
		verdict: 'problem',
		of: 'account',
		apply: (one, id) => ({
			...one,
			definition: {
				...one.definition,
				documents: one.definition.documents.map(document =>
					document.name === 'Acme-Patch'
						? {...document, sharedWith: document.sharedWith.filter(other => other !== id)}
						: document,
				),
			},
		}),
	},
	{
		name: 'the account is suspended',
		check: 'accounts',
		verdict: 'problem',
		of: 'account',
		hides: true,
		apply: (one, id) => withAccount(one, id, account => ({...account, state: 'SUSPENDED'})),
	},
	{
		name: 'the Region is off',
		check: 'regions',
		verdict: 'problem',
		of: 'location',
		apply: (one, id) => withAccount(one, id, account => ({...account, enabledRegions: new Set()})),
	},
	{
		name: 'nobody is let in',
		check: 'operator-role',
		verdict: 'unknown',
		of: 'account',
		hides: true,
		apply: (one, id) =>
			withAccount(one, id, account => ({
				...account,
				roles: new Map([...account.roles].filter(([name]) => name !== 'RollgridOperatorRole')),
			})),
	},
	{
		name: 'nothing is tagged',
		check: 'targets',
		verdict: 'warning',
		of: 'account',
		apply: (one, id) => {
			const {resourcesIn} = one.definition;
			return {
				...one,
				definition: {
					...one.definition,
					resourcesIn: (accountId, region, isIn) => (accountId === id ? [] : resourcesIn(accountId, region, isIn)),
				},
			};
		},
	},
	{
		name: 'the administration role may assume none',
		check: 'assume-role',
		verdict: 'problem',
		of: 'start',
		apply: one =>
			withAccount(one, central, account => ({
				...account,
				roles: rolesByName([{...administrationRole, rights: ['organizations:ListRoots']}, operatorRole(central)]),
			})),
	},
	{
		name: 'the administration role is missing',
		check: 'administration-role',
		verdict: 'problem',
		of: 'start',
		apply: one => withAccount(one, central, account => ({...account, roles: rolesByName([operatorRole(central)])})),
	},
	{
		name: 'whoever starts it may not pass the role',
		check: 'pass-role',
		verdict: 'problem',
		of: 'start',
		apply: one => {
			const [operator, ...others] = one.definition.people;
			const rights = [
				'ssm:*',
				'sts:*',
				'organizations:*',
				'iam:Get*',
				'iam:List*',
				'iam:Simulate*',
				'account:*',
				'cloudwatch:*',
			];
			return {...one, definition: {...one.definition, people: [{...operator!, rights}, ...others]}};
		},
	},
	requestDefect('the alarm is on', 'alarm', request => ({...request, AlarmConfiguration: {Alarms: [{Name: 'Loud'}]}})),
	requestDefect('the alarm is missing', 'alarm', request => ({
		...request,
		AlarmConfiguration: {Alarms: [{Name: 'Gone'}]},
	})),
	requestDefect('a parameter takes other values', 'parameters', request => ({
		...request,
		Parameters: {...(request.Parameters as object), Ring: ['three']},
	})),
	requestDefect('there is no such version', 'runbook', request => ({...request, DocumentVersion: '7'})),
];

/** A world in which everything is ready. */
export function readyCase(): Case {
	const parsed = parseWorldFile(worldText);
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}

	return {
		definition: parsed.definition,
		request: {
			DocumentName: 'Acme-Patch',
			Parameters: {AutomationAssumeRole: [administrator]},
			TargetParameterName: 'InstanceId',
			Targets: [{Key: 'tag:Env', Values: ['PROD']}],
			AlarmConfiguration: {Alarms: [{Name: 'Calm'}]},
			TargetLocations: [
				{Accounts: targets, Regions: regions, TargetLocationMaxConcurrency: '100%', TargetLocationMaxErrors: '100%'},
			],
		},
	};
}

/** The world of a case. */
export function worldOf({definition}: Case): (startMs: number) => World {
	return startMs => createWorld(definition, startMs);
}
