import {fail, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Roles} from '../../ports/roles.ts';
import {explainRefusal} from './automation.ts';
import {type ClientOptions, sharedConfig} from './clients.ts';
import type {AwsCredentials} from './credentials.ts';
import {watchCalls} from './watch-calls.ts';

/** IAM roles over the SDK, with what signs calls for an account. */
export function createRoles(
	clientOptions: ClientOptions,
	credentialsFor: (where: Location) => AwsCredentials | undefined,
	profile: string | undefined,
): Roles {
	return {
		async readRole(where, name) {
			try {
				const {GetRoleCommand, IAMClient} = await import('@aws-sdk/client-iam');
				const credentials = credentialsFor(where);
				const client = new IAMClient({
					...sharedConfig(clientOptions),
					// One endpoint a partition; the SDK finds it from any of the partition's Regions.
					region: where.region,
					...(credentials === undefined ? {} : {credentials}),
				});
				watchCalls(client, 'iam', where.accountId, clientOptions);
				const {Role} = await client.send(new GetRoleCommand({RoleName: name}));
				const trustPolicy = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
				return succeed({arn: Role?.Arn ?? '', trustPolicy});
			} catch (error) {
				return /^NoSuchEntity/.test((error as {readonly name?: string}).name ?? '')
					? succeed(null)
					: fail(explainRefusal(error, {what: `look at the role ${name}`, operation: 'iam:GetRole', where, profile}));
			}
		},
	};
}
