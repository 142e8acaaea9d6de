import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandOrganizationManager} from './organizations-access.ts';
import {stackSetsService} from './stack-sets.ts';

/** Give StackSets trusted access to the organization. */
export const activateOrganizationsAccess = operation<Record<string, never>>({
	service: 'cloudformation',
	name: 'ActivateOrganizationsAccess',
	input: structure({}),
	handle(context) {
		demandOrganizationManager(context);
		context.world.store.serviceAccess.set(stackSetsService, context.world.nowMs);
		return {};
	},
});
