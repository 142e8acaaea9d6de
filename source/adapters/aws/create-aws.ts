import process from 'node:process';
import type {CallerIdentity} from '../../core/domain/account.ts';
import {type Failure, fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {partitionOf} from '../../core/domain/partition.ts';
import type {Setup} from '../../core/domain/setup.ts';
import {explainMissing} from '../../core/status/setup-words.ts';
import type {AuditLog} from '../../ports/audit-log.ts';
import type {Automation} from '../../ports/automation.ts';
import type {CallLog} from '../../ports/call-log.ts';
import type {Catalog} from '../../ports/catalog.ts';
import type {Choices} from '../../ports/choices.ts';
import type {Clock} from '../../ports/clock.ts';
import type {MeasureClockSkew} from '../../ports/clock-skew.ts';
import type {Directory} from '../../ports/directory.ts';
import type {Documents} from '../../ports/documents.ts';
import type {HintQueue} from '../../ports/hint-queue.ts';
import type {Readiness} from '../../ports/readiness.ts';
import type {Roles} from '../../ports/roles.ts';
import type {Sessions} from '../../ports/sessions.ts';
import type {StackSets} from '../../ports/stack-sets.ts';
import type {Stacks} from '../../ports/stacks.ts';
import {createAsk, createAutomation} from './automation.ts';
import {createCatalog} from './catalog.ts';
import {createChoices} from './choices.ts';
import {connect, SsmClients} from './clients.ts';
import {measureClockSkew} from './clock-skew.ts';
import {WayIn} from './credentials.ts';
import {createDirectory} from './directory.ts';
import {createDocuments} from './documents.ts';
import {describeSource} from './environment/credential-source.ts';
import type {AskForCode} from './environment/open-source.ts';
import {readSetup} from './environment/read-setup.ts';
import {openSession, type Session} from './environment/session.ts';
import {explainNoRegion, toFailure} from './failures.ts';
import {createHintQueue} from './hint-queue.ts';
import {followingOperations} from './operations-as-executions.ts';
import {createReadiness} from './readiness.ts';
import {createRoles} from './roles.ts';
import {createSessions} from './sessions.ts';
import {createStackSets} from './stack-sets.ts';
import {createStacks} from './stacks.ts';
import type {ClientOptions, Way} from './way.ts';
import type {WayInOptions} from './way-in-options.ts';

export type AwsOptions = {
	readonly region: string | undefined;
	readonly profile: string | undefined;
	readonly endpointUrl: string | undefined;
	/** Credentials to use whatever the machine says, and without its proxies; for the embedded simulator. */
	readonly credentials?: {readonly accessKeyId: string; readonly secretAccessKey: string};
	/** Who we are, where that is known beforehand: the embedded simulator's. Saves asking. */
	readonly known?: {readonly identity: CallerIdentity; readonly central: Location};
	readonly roles: readonly string[];
	readonly externalId: string | undefined;
	readonly profiles: Readonly<Record<string, string>>;
	/** ARNs of roles assumed one from the other on the way to a target account's. */
	readonly viaRoles?: readonly string[];
	/** Opens a profile; by the machine's own settings if left out. */
	readonly openProfile?: WayInOptions['openProfile'];
	/** The URL of the queue with events; none is read if left out. */
	readonly eventQueueUrl?: string | undefined;
	/** What is being done, such as `cancel`: goes into the name of the sessions in target accounts. */
	readonly purpose?: string;
	readonly timeoutMs: number;
	readonly isReadOnly: () => boolean;
	readonly callLog: CallLog;
	/** Keeps every action. */
	readonly auditLog?: AuditLog | undefined;
	readonly clock: Clock;
	readonly userName: string;
	/** Asks for the code of an MFA device; nobody is there if left out. */
	readonly askForCode?: AskForCode;
	/** Gives up calls and lookups of credentials that are under way once it is aborted. */
	readonly signal?: AbortSignal;
};

export type Aws = {
	readonly automation: Automation;
	readonly directory: Directory;
	readonly catalog: Catalog;
	readonly choices: Choices;
	readonly roles: Roles;
	readonly stackSets: StackSets;
	readonly sessions: Sessions;
	readonly stacks: Stacks;
	/** The events of the queue that the options name; `undefined` where they name none. */
	readonly hints: HintQueue | undefined;
	readonly documents: Documents;
	readonly readiness: Readiness;
	readonly measureClockSkew: MeasureClockSkew;
	/** The account and Region that the console works from. Asked of AWS once it was answered well, and anew after a failure. */
	readonly locateCentral: () => Promise<Outcome<{readonly identity: CallerIdentity; readonly central: Location}>>;
	/** The AWS setup of this machine. Makes no call. */
	readonly readSetup: () => Promise<Setup>;
};

/** Everything of AWS, over the SDK. Nothing of the SDK is loaded before the first call. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function createAws(options: AwsOptions): Aws {
	let located = options.known;
	let wayIn: WayIn | undefined;
	const central = new CentralSession(options, accountId => ({
		callerArn: located?.identity.arn ?? null,
		through: accountId === null ? null : (wayIn?.doorOf(accountId) ?? null),
	}));
	const {clientOptions, environment} = central;

	const setup = () => readSetup(options, options.credentials === undefined ? process.env : {});
	/** A failure for a missing setting also lists what was found. */
	const explain = async (failure: Failure): Promise<Failure> =>
		failure.missing === undefined ? failure : explainMissing(failure, await setup().catch(() => null));
	const locateCentral: Aws['locateCentral'] = async () => {
		if (located !== undefined) {
			return succeed(located);
		}

		try {
			const session = await central.open();
			if (session.region === null) {
				return fail(await explain(explainNoRegion(session.environment)));
			}

			const region = session.region.value;
			const {STSClient, GetCallerIdentityCommand} = await import('./sdk/sts.ts');
			const client = connect(STSClient, 'sts', {...session, region, accountId: null}, clientOptions);
			const {Account = '', Arn = ''} = await client.send(new GetCallerIdentityCommand({}));
			const {source, passedOver} = session.environment;
			const found = options.credentials === undefined ? {by: describeSource(source), passedOver} : {};
			const identity = {accountId: Account, arn: Arn, ...found};
			located = {identity, central: {accountId: Account, region}};
			return succeed(located);
		} catch (error) {
			const attempt = {what: 'find out who you are', operation: 'sts:GetCallerIdentity', environment: environment()};
			return fail(await explain(toFailure(error, attempt)));
		}
	};

	const wayTo = async (where: Location): Promise<Way> => {
		const session = await central.open();
		if (located === undefined || where.accountId === located.identity.accountId) {
			return {...session, ...where};
		}

		wayIn ??= new WayIn(clientOptions, {
			viaRoles: [],
			purpose: '',
			openProfile: central.openProfile,
			...options,
			central: {...session, region: located.central.region, arn: located.identity.arn},
		});
		return wayIn.wayTo(where);
	};

	const clients = new SsmClients(clientOptions, wayTo);
	const ask = createAsk(where => clients.find(where), environment);
	const centralPlace = async (): Promise<Outcome<Location>> => {
		const found = await locateCentral();
		return found.ok ? succeed(found.value.central) : found;
	};

	const organizations = async () => {
		const [{OrganizationsClient}, session] = await Promise.all([import('./sdk/organizations.ts'), central.open()]);
		// One endpoint for each partition, whatever the client's Region.
		const {globalRegion} = partitionOf(located?.identity.arn || session.region?.value || '');
		const way = {...session, region: globalRegion, accountId: located?.identity.accountId ?? null};
		return connect(OrganizationsClient, 'organizations', way, clientOptions);
	};

	const stackSets = createStackSets({clientOptions, wayTo, central: centralPlace, organizations, environment});
	return {
		automation: followingOperations(createAutomation(ask), stackSets, options.clock),
		catalog: createCatalog(ask),
		documents: createDocuments(ask),
		roles: createRoles(clientOptions, wayTo),
		stackSets,
		readiness: createReadiness({ask, clientOptions, wayTo, organizations}),
		sessions: createSessions(clientOptions, wayTo),
		stacks: createStacks(clientOptions, wayTo),
		hints:
			options.eventQueueUrl === undefined
				? undefined
				: createHintQueue({url: options.eventQueueUrl, clientOptions, central: centralPlace, wayTo}),
		measureClockSkew: () => measureFrom(central),
		choices: createChoices({ask, clientOptions, wayTo}),
		directory: createDirectory({
			central: centralPlace,
			ask,
			environment,
			async identify() {
				const found = await locateCentral();
				return found.ok ? succeed(found.value.identity) : found;
			},
			organizations,
			pause: ms => new Promise(resolve => options.clock.wakeAfter(ms, resolve)),
		}),
		locateCentral,
		readSetup: setup,
	};
}

/** The session of the central account, and those of mapped profiles: each opened once, and again after a failure. */
class CentralSession {
	readonly clientOptions: ClientOptions;
	readonly #options: AwsOptions;
	readonly #opened = new Map<string | undefined, Promise<Session>>();
	#central: Session | null = null;

	constructor(options: AwsOptions, describeCaller: ClientOptions['describeCaller']) {
		this.#options = options;
		this.clientOptions = {...options, describeCaller, environment: this.environment};
	}

	readonly environment = () => this.#central?.environment ?? null;

	async open(): Promise<Session> {
		this.#central = await this.#openOnce(undefined);
		return this.#central;
	}

	readonly openProfile = (profile: string): Promise<Session> => this.#openOnce(profile);

	#openOnce(mapped: string | undefined): Promise<Session> {
		const known = this.#opened.get(mapped);
		if (known !== undefined) {
			return known;
		}

		const {profile, region, endpointUrl, purpose = '', userName, signal, credentials} = this.#options;
		const askForCode = this.#options.askForCode ?? (async () => null);
		const given =
			mapped === undefined
				? {profile, region, endpointUrl}
				: {profile: mapped, profileFlag: '--profile-for' as const, endpointUrl};
		const own = mapped === undefined ? {credentials} : {};
		const session = openSession(given, this.clientOptions, {purpose, userName, askForCode, signal, ...own});
		this.#opened.set(mapped, session);
		session.catch(() => this.#opened.delete(mapped));
		return session;
	}
}

async function measureFrom(central: CentralSession): Promise<Outcome<number>> {
	try {
		const session = await central.open();
		return session.region === null
			? fail(explainNoRegion(session.environment))
			: measureClockSkew(central.clientOptions, {...session, region: session.region.value, accountId: null});
	} catch (error) {
		return fail(toFailure(error, {what: 'compare the clocks', operation: 'sts:GetCallerIdentity'}));
	}
}
