import {applyOperation} from '../../cloudformation/apply-operation.ts';
import {parameters} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandInstancesIn} from './begin-operation.ts';
import {demandInstances, type InstancesInput, instancesInput} from './instances-input.ts';

/** Give instances that are there other overrides of the parameters, and bring them up to date. */
export const updateStackInstances = operation<InstancesInput>({
	service: 'cloudformation',
	name: 'UpdateStackInstances',
	input: structure({...instancesInput, ParameterOverrides: parameters}),
	handle(context, input) {
		const {stackSet, locations} = demandInstances(context, input);
		demandInstancesIn(stackSet, locations);
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
