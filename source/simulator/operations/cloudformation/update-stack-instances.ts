import {applyOperation} from '../../cloudformation/apply-operation.ts';
import {parameters} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';

import {demandInstances, type InstancesInput, instancesInput} from './instances-input.ts';

/** Give instances that are there other overrides of the parameters, and bring them up to date. */
export const updateStackInstances = operation<InstancesInput>({
	service: 'cloudformation',
	name: 'UpdateStackInstances',
	input: structure({...instancesInput, ParameterOverrides: parameters}),
	handle(context, input) {
		const {stackSet, locations} = demandInstances(context, input);
		const unknown = locations.find(({accountId, region}) => !stackSet.instances.has(`${accountId}/${region}`));
		if (unknown !== undefined) {
			throw new ServiceError(
				'StackInstanceNotFoundException',
				`Stack instances for account ${unknown.accountId} and region ${unknown.region} not found`,
				404,
			);
		}
		return {
			OperationId: applyOperation(context.world, stackSet, {
				action: 'UPDATE',
				locations,
				operationId: input.OperationId,
				preferences: input.OperationPreferences,
				targets: input.DeploymentTargets,
				overrides: input.ParameterOverrides,
			}),
		};
	},
});
