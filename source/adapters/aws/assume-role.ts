import type {Location} from '../../core/domain/location.ts';
import {type ClientOptions, sharedConfig} from './clients.ts';
import type {AwsCredentialIdentity, AwsCredentials, WayInOptions} from './credentials.ts';
import {nameSession} from './session-name.ts';
import {watchCalls} from './watch-calls.ts';

/** The calls to STS that lead into an account. */
export type AssumeRole = {
	/** Assume a role by its name in a location's account. */
	inAccount(from: AwsCredentials | undefined, where: Location, role: string): Promise<AwsCredentialIdentity>;
	/** Assume a role on the way there. */
	byArn(from: AwsCredentials | undefined, roleArn: string): Promise<AwsCredentialIdentity>;
	/** Throws unless the credentials are of the location's account. */
	demandAccount(credentials: AwsCredentialIdentity, where: Location, profile: string): Promise<void>;
};

/**
The calls are sent to the central Region's own endpoint: a session from there is good in every Region, those that have to be opted into too, while the endpoint of such a Region knows only accounts that have.
@see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
*/
export function createAssumeRole(
	clientOptions: ClientOptions,
	{central, externalId, purpose, userName}: Pick<WayInOptions, 'central' | 'externalId' | 'purpose' | 'userName'>,
): AssumeRole {
	// Whose credentials sign: at the end of a chain of roles another account's, of which AWS says nothing here.
	const centralAccountId = central.arn.split(':')[4] || null;
	const connect = async (credentials: AwsCredentials | undefined, accountId: string | null) => {
		const sdk = await import('@aws-sdk/client-sts');
		const client = new sdk.STSClient({
			...sharedConfig(clientOptions),
			region: central.region,
			...(credentials === undefined ? {} : {credentials}),
		});
		watchCalls(client, 'sts', accountId, clientOptions);
		return {client, sdk};
	};

	const byArn = async (from: AwsCredentials | undefined, roleArn: string): Promise<AwsCredentialIdentity> => {
		const {client, sdk} = await connect(from, from === central.credentials ? centralAccountId : null);
		const {Credentials} = await client.send(
			new sdk.AssumeRoleCommand({
				RoleArn: roleArn,
				RoleSessionName: nameSession(purpose, central.arn, userName),
				...(externalId === undefined || externalId === '' ? {} : {ExternalId: externalId}),
			}),
		);
		return {
			accessKeyId: Credentials?.AccessKeyId ?? '',
			secretAccessKey: Credentials?.SecretAccessKey ?? '',
			...(Credentials?.SessionToken === undefined ? {} : {sessionToken: Credentials.SessionToken}),
			...(Credentials?.Expiration === undefined ? {} : {expiration: Credentials.Expiration}),
		};
	};

	return {
		byArn,
		inAccount: (from, {accountId, region}, role) =>
			byArn(from, `arn:${partitionOf(region)}:iam::${accountId}:role/${role}`),
		async demandAccount(credentials, {accountId}, profile) {
			const {client, sdk} = await connect(async () => credentials, null);
			const {Account} = await client.send(new sdk.GetCallerIdentityCommand({}));
			if (Account !== accountId) {
				throw Object.assign(new Error(`Profile ${profile} leads into account ${Account}, not ${accountId}`), {
					name: 'WrongAccount',
				});
			}
		},
	};
}

function partitionOf(region: string): string {
	return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
