import {applyOperation} from '../../cloudformation/apply-operation.ts';
import {boolean, required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';

import {demandInstances, type InstancesInput, instancesInput} from './instances-input.ts';

/** Take instances away, with their stacks or without. Those that aren't there are left out. */
export const deleteStackInstances = operation<InstancesInput & {RetainStacks: boolean}>({
	service: 'cloudformation',
	name: 'DeleteStackInstances',
	input: structure({...instancesInput, RetainStacks: required(boolean)}),
	handle(context, input) {
		const {stackSet, locations} = demandInstances(context, input);
		for (const unit of input.DeploymentTargets?.OrganizationalUnitIds ?? []) {
			const left = [...(stackSet.units.get(unit) ?? [])].filter(region => !input.Regions.includes(region));
			stackSet.units.set(unit, new Set(left));
		}
		return {
			OperationId: applyOperation(context.world, stackSet, {
				action: 'DELETE',
				locations: locations.filter(({accountId, region}) => stackSet.instances.has(`${accountId}/${region}`)),
				operationId: input.OperationId,
				preferences: input.OperationPreferences,
				targets: input.DeploymentTargets,
				retainStacks: input.RetainStacks,
			}),
		};
	},
});
