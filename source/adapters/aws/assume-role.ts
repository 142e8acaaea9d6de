import type {Location} from '../../core/domain/location.ts';
import {partitionOf} from '../../core/domain/partition.ts';
import {connect} from './clients.ts';
import {nameSession} from './session-name.ts';
import type {AwsCredentialIdentity, ClientOptions, Signer, Way} from './way.ts';
import type {WayInOptions} from './way-in-options.ts';

/** The calls to STS that lead into an account. */
export type AssumeRole = {
	/** Assume a role by its name in a location's account. */
	inAccount(from: Signer, where: Location, role: string): Promise<AwsCredentialIdentity>;
	/** Assume a role on the way there. */
	byArn(from: Signer, roleArn: string): Promise<AwsCredentialIdentity>;
	/** Throws unless a profile's credentials are of the location's account. */
	demandAccount(from: Pick<Way, 'signer' | 'configFor'>, where: Location, profile: string): Promise<void>;
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
	const open = async (way: Pick<Way, 'accountId' | 'signer' | 'configFor'>) => {
		const sdk = await import('./sdk/sts.ts');
		return {client: connect(sdk.STSClient, 'sts', {...way, region: central.region}, clientOptions), sdk};
	};

	const byArn = async (from: Signer, roleArn: string): Promise<AwsCredentialIdentity> => {
		const accountId = from === central.signer ? centralAccountId : null;
		const {client, sdk} = await open({accountId, signer: from, configFor: central.configFor});
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
			// Where the caller is from decides; a Region that is named wrong doesn't.
			byArn(from, `arn:${partitionOf(central.arn || region).id}:iam::${accountId}:role/${role}`),
		async demandAccount(from, {accountId}, profile) {
			const {client, sdk} = await open({...from, accountId: null});
			const {Account} = await client.send(new sdk.GetCallerIdentityCommand({}));
			if (Account !== accountId) {
				throw Object.assign(new Error(`Profile ${profile} leads into account ${Account}, not ${accountId}`), {
					name: 'WrongAccount',
				});
			}
		},
	};
}
