import {createWorld} from '../../source/simulator/create-world.ts';
import {administrationRole, executionRole, operatorRole} from '../../source/simulator/directory/standard-roles.ts';
import {defineDocument} from '../../source/simulator/documents/define-document.ts';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {type Settings, withSettings} from '../../source/simulator/settings.ts';
import type {World} from '../../source/simulator/world.ts';
import type {OutcomeRule} from '../../source/simulator/world-definition.ts';
import {defineAccount, definePerson, defineWorld} from '../../source/simulator/worlds/parts.ts';

export const centralAccount = '999900001111';

/** What becomes of one location, where it isn't simply a success. */
export type ChildOutcome = {
	/** The step that ends the child. */
	readonly failsAt?: string;
	/** The resource whose execution this is about, such as `i-0000007`; all where left out. */
	readonly resource?: string;
	/** AWS's words for it. */
	readonly message?: string;
	readonly status?: 'Success' | 'Failed' | 'TimedOut' | 'Hangs';
	/** How long the last step takes, in milliseconds. */
	readonly takesMs?: number;
	/** How often it comes to this before it succeeds; always where left out. */
	readonly times?: number;
	/** What the step that `failsAt` names, or the last one, puts out; `{account}` and `{region}` are filled in. */
	readonly outputs?: Readonly<Record<string, readonly string[]>>;
	/** What the instances print that `failsAt` sends its command to. */
	readonly prints?: OutcomeRule['prints'];
};

/** A small world said in a few words: the runbook `PatchFleet` of two steps of ten seconds each, started in every account and Region named. */
export class SeedWorld {
	#accounts: readonly string[] = ['111122223333', '444455556666'];
	#central = 'us-east-1';
	#regions: readonly string[] = ['eu-west-1', 'us-east-1'];
	#limits: {readonly concurrency: string; readonly errors: string} = {concurrency: '100', errors: '100'};
	readonly #withoutRole = new Set<string>();
	readonly #tags = new Map<string, Readonly<Record<string, string>>>();
	readonly #children = new Map<string, ChildOutcome>();
	#steps: readonly object[] = ['checkHealth', 'installPatches'].map(name => ({
		name,
		action: 'aws:executeScript',
		inputs: {Runtime: 'python3.11', Handler: 'run'},
	}));
	#sharedWith: readonly string[] = ['all'];
	#settings: Partial<Omit<Settings, 'timings'>> = {};
	#resources = 0;

	accounts(...accounts: readonly string[]): this {
		this.#accounts = accounts;
		return this;
	}

	regions(...regions: readonly string[]): this {
		this.#regions = regions;
		return this;
	}

	/** Fan-outs start in another Region than us-east-1, perhaps of another partition. */
	startedIn(region: string): this {
		this.#central = region;
		return this;
	}

	/** Rate control over locations; everything at once where it isn't said. */
	limits(concurrency: string, errors: string): this {
		this.#limits = {concurrency, errors};
		return this;
	}

	/** Tags of an account, all of which are then in an organization. */
	tagged(account: string, tags: Readonly<Record<string, string>>): this {
		this.#tags.set(account, tags);
		return this;
	}

	/** What becomes of a location: `child('444455556666/us-east-1', {failsAt: 'installPatches'})`. */
	child(location: string, outcome: ChildOutcome): this {
		this.#children.set(location, outcome);
		return this;
	}

	/** Other steps than the usual two, as a runbook's `mainSteps` says them. */
	steps(...steps: readonly object[]): this {
		this.#steps = steps;
		return this;
	}

	/** An approval before the patches are installed: the step `askFirst`, which waits in each child. */
	asks(): this {
		return this.steps(
			{
				name: 'askFirst',
				action: 'aws:approve',
				inputs: {
					Message: 'Patch the nodes of {{ global:REGION }}?',
					Approvers: ['arn:aws:iam::{{ global:ACCOUNT_ID }}:role/RollgridOperatorRole'],
				},
			},
			{name: 'installPatches', action: 'aws:executeScript', inputs: {Runtime: 'python3.11', Handler: 'run'}},
		);
	}

	/** `installPatches` sends a command to three instances of each location; inputs beside that, such as `OutputS3BucketName`. */
	sendsCommands(inputs: Readonly<Record<string, unknown>> = {}): this {
		return this.steps(
			{name: 'checkHealth', action: 'aws:executeScript', inputs: {Runtime: 'python3.11', Handler: 'run'}},
			{
				name: 'installPatches',
				action: 'aws:runCommand',
				inputs: {
					DocumentName: 'AWS-RunShellScript',
					InstanceIds: ['a', 'b', 'c'].map(letter => `i-0${letter.repeat(16)}`),
					...inputs,
				},
			},
		);
	}

	/** What isn't known of AWS, decided otherwise. */
	settings(settings: Partial<Omit<Settings, 'timings'>>): this {
		this.#settings = settings;
		return this;
	}

	/** Accounts that the runbook is shared with; everybody where it isn't said. */
	sharedWith(...accounts: readonly string[]): this {
		this.#sharedWith = accounts;
		return this;
	}

	/** So many instances in every location, each with an execution of its own, all at once: `i-0000000` and on. */
	resources(count: number): this {
		this.#resources = count;
		return this;
	}

	/** Accounts without the execution role: their children never begin. */
	withoutExecutionRole(...accounts: readonly string[]): this {
		for (const account of accounts) {
			this.#withoutRole.add(account);
		}

		return this;
	}

	build(startMs: number): World {
		const operator = definePerson(centralAccount, 'operator');
		const own = {owner: centralAccount, region: this.#central, sharedWith: this.#sharedWith};
		const source = {
			schemaVersion: '0.3',
			...(this.#resources === 0 ? {} : {parameters: {Id: {type: 'StringList', default: []}}}),
			mainSteps: this.#steps,
		};
		const rootId = this.#tags.size === 0 ? undefined : 'r-a1b2';
		return createWorld(
			defineWorld({
				...(rootId !== undefined && {organization: organizationOf(rootId)}),
				name: 'small',
				settings: withSettings({
					...this.#settings,
					timings: {jitter: 0, actionMs: {'*': 10_000, 'aws:executeScript': 10_000}},
				}),
				central: {accountId: centralAccount, region: this.#central},
				accounts: [
					defineAccount(centralAccount, 'central', rootId, [administrationRole, executionRole(centralAccount)]),
					...this.#accounts.map(id =>
						defineAccount(
							id,
							`app-${id.slice(0, 4)}`,
							rootId,
							[...(this.#withoutRole.has(id) ? [] : [executionRole(centralAccount)]), operatorRole(centralAccount)],
							{tags: this.#tags.get(id) ?? {}},
						),
					),
				],
				people: [operator],
				documents: [defineDocument({...own, name: 'PatchFleet', contents: [{source, yaml: JSON.stringify(source)}]})],
				outcomes: [...this.#children].map(([location, outcome]) => toRule(location, outcome)),
				resourcesIn: () =>
					Array.from({length: this.#resources}, (_, n) => ({
						id: `i-${String(n).padStart(7, '0')}`,
						type: 'AWS::EC2::Instance',
						tags: {},
					})),
			}),
			startMs,
		);
	}

	/** Start the runbook everywhere. @returns The parent's ID. */
	start(world: World): string {
		return startExecution(
			world,
			{
				accountId: centralAccount,
				region: this.#central,
				principalArn: `arn:aws:iam::${centralAccount}:user/operator`,
			},
			{
				DocumentName: 'PatchFleet',
				...(this.#resources === 0 ? {} : {TargetParameterName: 'Id', Targets: [{Key: 'InstanceIds', Values: ['*']}]}),
				TargetLocations: [
					{
						Accounts: [...this.#accounts],
						Regions: [...this.#regions],
						TargetLocationMaxConcurrency: this.#limits.concurrency,
						TargetLocationMaxErrors: this.#limits.errors,
						...(this.#resources === 0 ? {} : {TargetsMaxConcurrency: '100%', TargetsMaxErrors: '100%'}),
						ExecutionRoleName: 'AWS-SystemsManager-AutomationExecutionRole',
					},
				],
			},
		);
	}
}

/** Start a world's `PatchFleet` in the central account alone: no fan-out. Over its instances, where it has some. @returns The execution's ID. */
export function startHere(world: World, resources = 0): string {
	return startExecution(
		world,
		{
			accountId: centralAccount,
			region: 'us-east-1',
			principalArn: `arn:aws:iam::${centralAccount}:user/operator`,
		},
		{
			DocumentName: 'PatchFleet',
			...(resources === 0
				? {}
				: {
						TargetParameterName: 'Id',
						Targets: [{Key: 'InstanceIds', Values: ['*']}],
						MaxConcurrency: '100%',
						MaxErrors: '100%',
					}),
		},
	);
}

function organizationOf(rootId: string) {
	return {
		id: 'o-a1b2c3d4e5',
		managementAccountId: centralAccount,
		featureSet: 'ALL' as const,
		roots: [{id: rootId, name: 'Root'}],
		units: [],
		delegatedAdministrators: [],
	};
}

function toRule(location: string, outcome: ChildOutcome): OutcomeRule {
	const [account = '*', region = '*'] = location.split('/');
	const {failsAt, message, status, takesMs, times, outputs, resource, prints} = outcome;
	return {
		where: [{account, region}],
		document: undefined,
		step: failsAt ?? 'installPatches',
		resource,
		chance: 1,
		times,
		status: status ?? (failsAt === undefined ? undefined : 'Failed'),
		message,
		failureType: undefined,
		failureStage: undefined,
		takesMs,
		slow: undefined,
		outputs,
		prints,
	};
}
