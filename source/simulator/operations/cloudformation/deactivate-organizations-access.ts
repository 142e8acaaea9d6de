import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandOrganizationManager} from './organizations-access.ts';
import {stackSetsService} from './stack-sets.ts';

export const deactivateOrganizationsAccess = operation<Record<string, never>>({
	service: 'cloudformation',
	name: 'DeactivateOrganizationsAccess',
	input: structure({}),
	handle(context) {
		demandOrganizationManager(context);
		context.world.store.serviceAccess.delete(stackSetsService);
		return {};
	},
});
