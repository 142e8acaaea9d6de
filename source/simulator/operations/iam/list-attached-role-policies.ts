import {integer, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandRole, ownRoleArn} from './role.ts';

/** Roles of this world have inline policies only. */
export const listAttachedRolePolicies = operation<{RoleName: string}>({
	service: 'iam',
	name: 'ListAttachedRolePolicies',
	input: structure({
		RoleName: required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'})),
		PathPrefix: text({min: 1, max: 512, pattern: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/'}),
		Marker: text({min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+'}),
		MaxItems: integer(1, 1000),
	}),
	resource: ownRoleArn,
	handle(context, {RoleName}) {
		demandRole(context, RoleName);
		return {AttachedPolicies: [], IsTruncated: false};
	},
});
