import {fail, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Roles} from '../../ports/roles.ts';
import {explainRefusal} from './automation.ts';
import {connect} from './clients.ts';
import type {ClientOptions, Way} from './way.ts';

/** IAM roles over the SDK, with what signs calls for an account. */
export function createRoles(clientOptions: ClientOptions, wayTo: (where: Location) => Promise<Way>): Roles {
	return {
		async readRole(where, name) {
			try {
				const {GetRoleCommand, IAMClient} = await import('./sdk/iam.ts');
				// One endpoint a partition; the SDK finds it from any of the partition's Regions.
				const client = connect(IAMClient, 'iam', await wayTo(where), clientOptions);
				const {Role} = await client.send(new GetRoleCommand({RoleName: name}));
				const trustPolicy = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
				return succeed({arn: Role?.Arn ?? '', trustPolicy});
			} catch (error) {
				const environment = clientOptions.environment();
				return /^NoSuchEntity/.test((error as {readonly name?: string}).name ?? '')
					? succeed(null)
					: fail(
							explainRefusal(error, {what: `look at the role ${name}`, operation: 'iam:GetRole', where, environment}),
						);
			}
		},
	};
}
