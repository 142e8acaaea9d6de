import {callAs} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {type CallAs, hasTrustedAccess, homeOf} from './stack-sets.ts';

export const describeOrganizationsAccess = operation<CallAs>({
	service: 'cloudformation',
	name: 'DescribeOrganizationsAccess',
	input: structure({CallAs: callAs}),
	handle(context, input) {
		const home = homeOf(context, input);
		if (context.world.organization?.managementAccountId !== home) {
			throw new ServiceError(
				'InvalidOperationException',
				'You must be the management account or delegated admin account of an organization',
			);
		}
		return {Status: hasTrustedAccess(context) ? 'ENABLED' : 'DISABLED'};
	},
});
