import {applyOperation} from '../../cloudformation/apply-operation.ts';
import {parameters} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandInstances, type InstancesInput, instancesInput} from './instances-input.ts';

/** Roll a stack set out to further accounts and Regions. Instances that are there already are brought up to date. */
export const createStackInstances = operation<InstancesInput>({
	service: 'cloudformation',
	name: 'CreateStackInstances',
	input: structure({...instancesInput, ParameterOverrides: parameters}),
	handle(context, input) {
		const {stackSet, locations} = demandInstances(context, input);
		const {organizationalUnits, regions} = targeted(input);
		for (const unit of organizationalUnits) {
			stackSet.units.set(unit, new Set([...(stackSet.units.get(unit) ?? []), ...regions]));
		}
		return {
			OperationId: applyOperation(context.world, stackSet, {
				action: 'CREATE',
				locations,
				operationId: input.OperationId,
				preferences: input.OperationPreferences,
				targets: input.DeploymentTargets,
				overrides: input.ParameterOverrides,
			}),
		};
	},
});

function targeted({DeploymentTargets, Regions}: InstancesInput) {
	const isWhole = (DeploymentTargets?.AccountFilterType ?? 'NONE') === 'NONE';
	return {organizationalUnits: isWhole ? (DeploymentTargets?.OrganizationalUnitIds ?? []) : [], regions: Regions};
}
