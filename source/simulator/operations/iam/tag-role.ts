import {list, required, structure, text} from '../../constraints/shape.ts';
import {setRole} from '../../directory/change-world.ts';
import type {Tag} from '../../engine/state/api.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

export const tagRole = operation<{RoleName: string; Tags: readonly Tag[]}>({
	service: 'iam',
	name: 'TagRole',
	input: structure({
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		Tags: required(
			list(
				structure(
					{
						Key: required(text({min: 1, max: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+'})),
						Value: required(text({min: 0, max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*'})),
					},
					'Tag',
				),
				{max: 50},
			),
		),
	}),
	resource: ownRoleArn,
	handle(context, {RoleName, Tags}) {
		const {role} = demandRole(context, RoleName);
		const tags = new Map([...(role.tags ?? []), ...Tags.map(({Key, Value}) => [Key, Value] as const)]);
		setRole(context.world, context.caller.accountId, RoleName, {...role, tags});
		return {};
	},
});
