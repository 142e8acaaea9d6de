import {parseTrust} from '../../auth/role-policies.ts';
import {integer, list, required, structure, text} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import type {Role} from '../../directory/roles.ts';
import type {Tag} from '../../engine/state/api.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandPolicy} from './policy.ts';
import {ownRoleArn, viewRole, viewTags} from './role.ts';

type Input = {
	Path?: string;
	RoleName: string;
	AssumeRolePolicyDocument: string;
	Description?: string;
	MaxSessionDuration?: number;
	PermissionsBoundary?: string;
	Tags?: readonly Tag[];
};

/** A new role. What it may do, its inline policies say. */
export const createRole = operation<Input>({
	service: 'iam',
	name: 'CreateRole',
	input: structure({
		Path: text({min: 1, max: 512, pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)'}),
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		AssumeRolePolicyDocument: required(text({min: 1, max: 131072, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+'})),
		Description: text({max: 1000, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*'}),
		MaxSessionDuration: integer(3600, 43200),
		PermissionsBoundary: text({min: 20, max: 2048}),
		Tags: list(
			structure(
				{
					Key: required(text({min: 1, max: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+'})),
					Value: required(text({min: 0, max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*'})),
				},
				'Tag',
			),
			{max: 50},
		),
	}),
	resource: ownRoleArn,
	handle({world, caller}, input) {
		const {RoleName, Description, AssumeRolePolicyDocument, Tags = []} = input;
		const account = world.accounts.get(caller.accountId)!;
		if (account.roles.has(RoleName)) {
			throw new ServiceError('EntityAlreadyExists', `Role with name ${RoleName} already exists.`, 409);
		}
		if (new Set(Tags.map(({Key}) => Key.toLowerCase())).size < Tags.length) {
			throw new ServiceError(
				'InvalidInput',
				'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
			);
		}
		if (input.PermissionsBoundary !== undefined) {
			demandPolicy(world, input.PermissionsBoundary);
		}
		const role: Role = {
			name: RoleName,
			path: input.Path ?? '/',
			...(Description !== undefined && {description: Description}),
			trust: parseTrust(AssumeRolePolicyDocument),
			trustDocument: AssumeRolePolicyDocument,
			rights: [],
			...(input.PermissionsBoundary !== undefined && {boundary: input.PermissionsBoundary}),
			maxSessionSeconds: input.MaxSessionDuration ?? 3600,
			tags: new Map(Tags.map(({Key, Value}) => [Key, Value])),
			createdAtMs: world.nowMs,
		};
		setRole(world, caller.accountId, RoleName, role);
		return {Role: {...viewRole(world, account, role), Tags: viewTags(role)}};
	},
});
