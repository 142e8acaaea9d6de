import {servicePrincipal} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandManagement} from './organization.ts';
import {demandKnownService} from './register-delegated-administrator.ts';

/** Give a service trusted access to the organization. */
export const enableAwsServiceAccess = operation<{ServicePrincipal: string}>({
	service: 'organizations',
	name: 'EnableAWSServiceAccess',
	input: structure({ServicePrincipal: required(servicePrincipal)}),
	handle(context, {ServicePrincipal}) {
		demandManagement(context);
		demandKnownService(ServicePrincipal);
		const {serviceAccess} = context.world.store;
		if (!serviceAccess.has(ServicePrincipal)) {
			serviceAccess.set(ServicePrincipal, context.world.nowMs);
		}
		return {};
	},
});
