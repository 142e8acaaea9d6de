import {arn} from '../../constraints/iam.ts';
import {required, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandPolicy, viewPolicy} from './policy.ts';

export const deletePolicy = operation<{PolicyArn: string}>({
	service: 'iam',
	name: 'DeletePolicy',
	input: structure({PolicyArn: required(arn)}),
	resource: (_, {PolicyArn}) => PolicyArn,
	handle({world}, {PolicyArn}) {
		demandPolicy(world, PolicyArn);
		const {AttachmentCount, PermissionsBoundaryUsageCount} = viewPolicy(world, PolicyArn);
		if (AttachmentCount + PermissionsBoundaryUsageCount > 0) {
			throw new ServiceError('DeleteConflict', 'Cannot delete a policy attached to entities.', 409);
		}
		world.store.policies.delete(PolicyArn);
		return {};
	},
});
