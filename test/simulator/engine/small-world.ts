import {parse} from 'yaml';
import {createWorld} from '../../../source/simulator/create-world.ts';
import type {Account} from '../../../source/simulator/directory/organization.ts';
import {administrationRole, executionRole, operatorRole} from '../../../source/simulator/directory/standard-roles.ts';
import {awsDocuments} from '../../../source/simulator/documents/aws-runbooks.ts';
import {defineDocument} from '../../../source/simulator/documents/define-document.ts';
import {signalExecution} from '../../../source/simulator/engine/run/signal.ts';
import {startExecution} from '../../../source/simulator/engine/run/start.ts';
import {stopExecution} from '../../../source/simulator/engine/run/stop.ts';
import {advanceTo, nextEventMs} from '../../../source/simulator/engine/state/advance.ts';
import {type Caller, isEnded, type StartInput} from '../../../source/simulator/engine/state/api.ts';
import type {Execution} from '../../../source/simulator/engine/state/execution.ts';
import {findExecution} from '../../../source/simulator/engine/state/find.ts';
import {type Settings, type Timings, withSettings} from '../../../source/simulator/settings.ts';
import type {World} from '../../../source/simulator/world.ts';
import {type OutcomeRule, plainRule, type WorldDefinition} from '../../../source/simulator/world-definition.ts';
import {defineAccount, defineInstance, definePerson, defineWorld} from '../../../source/simulator/worlds/parts.ts';

const startMs = Date.UTC(2025, 0, 1);
export const central = '100000000000';
/** The accounts of OU `ou-test-apps0000`, in order. */
export const apps = ['100000000001', '100000000002', '100000000003', '100000000004'] as const;
export const regions = ['eu-west-1', 'us-east-1', 'ap-south-1'] as const;

const targetRoles = [executionRole(central), operatorRole(central)];

const operator = definePerson(central, 'operator');
export const caller: Caller = {accountId: central, region: 'eu-west-1', principalArn: operator.principalArn};

/** A runbook of one step that takes ten seconds. */
const oneStep = `schemaVersion: '0.3'
parameters:
  Note: {type: String, default: ''}
  Id: {type: StringList, default: []}
mainSteps:
  - {name: work, action: 'aws:executeScript', inputs: {Runtime: python3.11, Handler: run}}
`;

/** Some accounts, OUs and runbooks, without jitter, so that times are round. */
export function smallDefinition(
	changes: Partial<Omit<WorldDefinition, 'settings'>> & {
		readonly settings?: Partial<Omit<Settings, 'timings'>> & {readonly timings?: Partial<Timings>};
		/** Further runbooks: name → text. */
		readonly runbooks?: Readonly<Record<string, string>>;
		/** What replaces an account. */
		readonly account?: (id: string) => Partial<Account>;
	} = {},
): WorldDefinition {
	const {settings, runbooks = {}, account = () => ({}), ...rest} = changes;
	const own = {owner: central, region: 'eu-west-1', sharedWith: ['all']};
	return defineWorld({
		name: 'small',
		settings: withSettings({
			...settings,
			timings: {
				jitter: 0,
				expansionMs: 1000,
				assumeRoleMs: 1000,
				noticeMs: 1000,
				cancelMs: 2000,
				betweenStepsMs: 1000,
				...settings?.timings,
				actionMs: {'*': 10_000, 'aws:executeScript': 10_000, ...settings?.timings?.actionMs},
			},
		}),
		central: {accountId: central, region: 'eu-west-1'},
		organization: {
			id: 'o-smallworld',
			managementAccountId: '999999999999',
			featureSet: 'ALL',
			roots: [{id: 'r-test', name: 'Root'}],
			units: [
				{id: 'ou-test-apps0000', name: 'Apps', parentId: 'r-test'},
				{id: 'ou-test-deep0000', name: 'Deep', parentId: 'ou-test-apps0000'},
			],
			delegatedAdministrators: [{accountId: central, servicePrincipal: 'ssm.amazonaws.com', enabledAtMs: 0}],
		},
		accounts: [
			defineAccount('999999999999', 'management', 'r-test', targetRoles, account('999999999999')),
			defineAccount(central, 'central', undefined, [administrationRole, ...targetRoles], account(central)),
			...apps.map((id, index) => defineAccount(id, `app-${index + 1}`, 'ou-test-apps0000', targetRoles, account(id))),
			defineAccount('100000000009', 'deep', 'ou-test-deep0000', targetRoles, account('100000000009')),
		],
		people: [operator],
		documents: [
			...Object.entries({Work: oneStep, ...runbooks}).map(([name, text]) =>
				defineDocument({...own, name, contents: [{source: parse(text), yaml: text}]}),
			),
			...awsDocuments(),
		],
		resourcesIn: (accountId, region) =>
			['a', 'b', 'c', 'd', 'e'].map(name =>
				defineInstance(`${accountId}/${region}/${name}`, {Name: name, Env: name < 'c' ? 'PROD' : 'DEV'}),
			),
		groups: [
			{
				name: 'production',
				where: [{account: '*', region: '*'}],
				query: {tag: 'Env', values: ['PROD']},
				resourceType: 'AWS::EC2::Instance',
			},
		],
		...rest,
	});
}

/** What happens in some locations: `rule('app-1/eu-*', {step: 'work', status: 'Failed'})`. */
export function rule(where: string, rest: Partial<OutcomeRule>): OutcomeRule {
	const [account = '*', region = '*'] = where.split('/');
	return {...plainRule, where: [{account, region}], ...rest};
}

/** A world with one operator at its controls. */
export class SmallWorld {
	readonly world: World;

	constructor(changes: Parameters<typeof smallDefinition>[0] = {}) {
		this.world = createWorld(smallDefinition(changes), startMs);
	}

	start(input: Partial<StartInput> = {}, by: Caller = caller): Execution {
		const id = startExecution(this.world, by, {DocumentName: 'Work', ...input});
		return findExecution(this.world, by.accountId, by.region, id);
	}

	/** Start the runbook `Work` in some accounts and Regions. */
	fanOut(target: NonNullable<StartInput['TargetLocations']>[number], input: Partial<StartInput> = {}): Execution {
		return this.start({TargetLocations: [{Regions: ['eu-west-1'], ...target}], ...input});
	}

	/** Let seconds pass. */
	pass(seconds: number): void {
		advanceTo(this.world, this.world.nowMs + seconds * 1000);
	}

	/** Let time pass until an execution has ended. */
	finish(execution: Execution): Execution {
		for (
			let next = nextEventMs(this.world);
			next !== undefined && !isEnded(execution.status);
			next = nextEventMs(this.world)
		) {
			advanceTo(this.world, next);
		}
		return execution;
	}

	stop(execution: Execution): void {
		stopExecution(this.world, execution, execution.id);
	}

	complete(execution: Execution): void {
		stopExecution(this.world, execution, execution.id, 'Complete');
	}

	signal(
		execution: Execution,
		SignalType: Parameters<typeof signalExecution>[2]['SignalType'],
		Payload = {},
		by = caller,
	): void {
		signalExecution(
			this.world,
			{...by, accountId: execution.accountId, region: execution.region},
			{AutomationExecutionId: execution.id, SignalType, Payload},
		);
	}
}

/** `name status` of each step. */
export function steps(execution: Execution): readonly string[] {
	return execution.steps.map(({name, status}) => `${name} ${status}`);
}

/** The statuses of the steps. */
export function statuses(execution: Execution): readonly string[] {
	return execution.steps.map(({status}) => status);
}
