import {servicePrincipal} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandManagement} from './organization.ts';
import {demandKnownService} from './register-delegated-administrator.ts';

export const disableAwsServiceAccess = operation<{ServicePrincipal: string}>({
	service: 'organizations',
	name: 'DisableAWSServiceAccess',
	input: structure({ServicePrincipal: required(servicePrincipal)}),
	handle(context, {ServicePrincipal}) {
		demandManagement(context);
		demandKnownService(ServicePrincipal);
		context.world.store.serviceAccess.delete(ServicePrincipal);
		return {};
	},
});
