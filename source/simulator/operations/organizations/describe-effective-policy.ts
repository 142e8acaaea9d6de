import {effectivePolicyType, targetId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandReader, demandTarget} from './organization.ts';

/** No account of this world has a policy of the kinds that are put together from several. */
export const describeEffectivePolicy = operation<{PolicyType: string; TargetId?: string}>({
	service: 'organizations',
	name: 'DescribeEffectivePolicy',
	input: structure({PolicyType: required(effectivePolicyType), TargetId: targetId}),
	handle(context, {TargetId = context.caller.accountId}) {
		demandTarget(demandReader(context), TargetId);
		throw new ServiceError(
			'EffectivePolicyNotFoundException',
			"If you ran this action on the management account, this policy type is not enabled. If you ran the action on a member account, the account doesn't have an effective policy of this type.",
		);
	},
});
