import type {CallerIdentity} from '../../core/domain/account.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {AuditLog} from '../../ports/audit-log.ts';
import type {Automation} from '../../ports/automation.ts';
import type {CallLog} from '../../ports/call-log.ts';
import type {Catalog} from '../../ports/catalog.ts';
import type {Choices} from '../../ports/choices.ts';
import type {Clock} from '../../ports/clock.ts';
import type {MeasureClockSkew} from '../../ports/clock-skew.ts';
import type {Directory} from '../../ports/directory.ts';
import type {Roles} from '../../ports/roles.ts';
import {createAsk, createAutomation} from './automation.ts';
import {createCatalog} from './catalog.ts';
import {createChoices} from './choices.ts';
import {type ClientOptions, SsmClients, sharedConfig} from './clients.ts';
import {measureClockSkew} from './clock-skew.ts';
import {type AwsCredentials, WayIn} from './credentials.ts';
import {createDirectory} from './directory.ts';
import {toFailure} from './failures.ts';
import {createRoles} from './roles.ts';
import {watchCalls} from './watch-calls.ts';

export type AwsOptions = {
	readonly region: string | undefined;
	readonly profile: string | undefined;
	readonly endpointUrl: string | undefined;
	/** Credentials to use instead of the SDK's own chain; for the embedded simulator. */
	readonly credentials?: {readonly accessKeyId: string; readonly secretAccessKey: string};
	/** Who we are, where that is known beforehand: the embedded simulator's. Saves asking. */
	readonly known?: {readonly identity: CallerIdentity; readonly central: Location};
	readonly roles: readonly string[];
	readonly externalId: string | undefined;
	readonly profiles: Readonly<Record<string, string>>;
	/** ARNs of roles assumed one from the other on the way to a target account's. */
	readonly viaRoles?: readonly string[];
	/** Reads a profile's credentials; by the SDK's own chain if left out. */
	readonly readProfile?: (profile: string) => AwsCredentials;
	/** What is being done, such as `cancel`: goes into the name of the sessions in target accounts. */
	readonly purpose?: string;
	readonly timeoutMs: number;
	readonly isReadOnly: () => boolean;
	readonly callLog: CallLog;
	/** Keeps every action. */
	readonly auditLog?: AuditLog | undefined;
	readonly clock: Clock;
	readonly userName: string;
};

export type Aws = {
	readonly automation: Automation;
	readonly directory: Directory;
	readonly catalog: Catalog;
	readonly choices: Choices;
	readonly roles: Roles;
	readonly measureClockSkew: MeasureClockSkew;
	/** The account and Region that the console works from. Asked of AWS once it was answered well, and anew after a failure. */
	readonly locateCentral: () => Promise<Outcome<{readonly identity: CallerIdentity; readonly central: Location}>>;
};

/** Everything of AWS, over the SDK. Nothing of the SDK is loaded before the first call. */
export function createAws(options: AwsOptions): Aws {
	let located = options.known;
	let wayIn: WayIn | undefined;
	const clientOptions: ClientOptions = {
		...options,
		describeCaller: accountId => ({
			callerArn: located?.identity.arn ?? null,
			through: accountId === null ? null : (wayIn?.doorOf(accountId) ?? null),
		}),
	};
	const own = ownCredentials(options);

	const locateCentral: Aws['locateCentral'] = async () => {
		if (located !== undefined) {
			return succeed(located);
		}

		const region = await resolveRegion(options);
		if (!region.ok) {
			return region;
		}

		try {
			const {STSClient, GetCallerIdentityCommand} = await import('@aws-sdk/client-sts');
			const client = new STSClient({
				...sharedConfig(clientOptions),
				region: region.value,
				...(own === undefined ? {} : {credentials: own}),
			});
			watchCalls(client, 'sts', null, clientOptions);
			const {Account = '', Arn = ''} = await client.send(new GetCallerIdentityCommand({}));
			located = {identity: {accountId: Account, arn: Arn}, central: {accountId: Account, region: region.value}};
			return succeed(located);
		} catch (error) {
			return fail(
				toFailure(error, {what: 'find out who you are', operation: 'sts:GetCallerIdentity', profile: options.profile}),
			);
		}
	};

	const credentialsFor = (where: Location): AwsCredentials | undefined => {
		if (located === undefined || where.accountId === located.identity.accountId) {
			return own;
		}

		wayIn ??= new WayIn(clientOptions, {
			viaRoles: [],
			purpose: '',
			readProfile,
			...options,
			central: {credentials: own, region: located.central.region, arn: located.identity.arn},
		});
		return wayIn.credentialsFor(where);
	};

	const clients = new SsmClients(clientOptions, credentialsFor);
	const ask = createAsk(
		where => clients.find(where),
		options.profile,
		({accountId}) => wayIn?.forget(accountId),
	);
	const central = async (): Promise<Outcome<Location>> => {
		const found = await locateCentral();
		return found.ok ? succeed(found.value.central) : found;
	};

	return {
		automation: createAutomation(ask),
		catalog: createCatalog(ask),
		roles: createRoles(clientOptions, credentialsFor, options.profile),
		async measureClockSkew() {
			const region = await resolveRegion(options);
			return region.ok ? measureClockSkew(clientOptions, region.value, own, options.profile) : region;
		},
		choices: createChoices({ask, clientOptions, credentials: own, profile: options.profile}),
		directory: createDirectory({
			central,
			ask,
			async identify() {
				const found = await locateCentral();
				return found.ok ? succeed(found.value.identity) : found;
			},
			async organizations() {
				const {OrganizationsClient} = await import('@aws-sdk/client-organizations');
				const client = new OrganizationsClient({
					...sharedConfig(clientOptions),
					// One endpoint a partition, whatever Region the client has.
					region: 'us-east-1',
					...(own === undefined ? {} : {credentials: own}),
				});
				watchCalls(client, 'organizations', located?.identity.accountId ?? null, clientOptions);
				return client;
			},
			pause: ms => new Promise(resolve => options.clock.wakeAfter(ms, resolve)),
		}),
		locateCentral,
	};
}

/** What was given, or the profile's; `undefined` leaves it to the SDK's own chain. */
function ownCredentials({credentials, profile}: AwsOptions): AwsCredentials | undefined {
	if (credentials !== undefined) {
		return async () => credentials;
	}

	return profile === undefined ? undefined : readProfile(profile);
}

/** A profile's credentials, by the SDK's own chain: keys, SSO, a process, a role. */
function readProfile(profile: string): AwsCredentials {
	return async () => {
		const {fromNodeProviderChain} = await import('@aws-sdk/credential-providers');
		return fromNodeProviderChain({profile})();
	};
}

/** The flag's Region, else what the SDK itself finds: environment, then the profile. */
async function resolveRegion({region, profile}: AwsOptions): Promise<Outcome<string>> {
	if (region !== undefined) {
		return succeed(region);
	}

	const {STSClient} = await import('@aws-sdk/client-sts');
	try {
		return succeed(await new STSClient(profile === undefined ? {} : {profile}).config.region());
	} catch {
		return fail({
			kind: 'credentials',
			what: 'No Region is set',
			because: `looked for --region, AWS_REGION and the region of profile ${profile ?? process.env.AWS_PROFILE ?? 'default'} in ~/.aws/config`,
			next: 'Name the Region that your fan-outs are started in, e.g. --region us-east-1.',
		});
	}
}
