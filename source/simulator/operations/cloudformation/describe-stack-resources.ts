import {invalid} from '../../cloudformation/template.ts';
import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {shown} from './stack-sets.ts';
import {demandStack} from './stacks.ts';

export const describeStackResources = operation<{StackName?: string; LogicalResourceId?: string}>({
	service: 'cloudformation',
	name: 'DescribeStackResources',
	input: structure({StackName: text(), LogicalResourceId: text(), PhysicalResourceId: text()}),
	handle(context, {StackName, LogicalResourceId}) {
		if (StackName === undefined) {
			throw invalid('Either StackName or PhysicalResourceId must be specified');
		}
		const stack = demandStack(context, StackName);
		return {
			StackResources: stack.resources
				.filter(({logicalId}) => LogicalResourceId === undefined || logicalId === LogicalResourceId)
				.map(resource => ({
					StackName: stack.name,
					StackId: stack.id,
					LogicalResourceId: resource.logicalId,
					PhysicalResourceId: resource.physicalId,
					ResourceType: resource.type,
					Timestamp: shown(context, resource.changedAtMs),
					ResourceStatus: resource.status,
					DriftInformation: {StackResourceDriftStatus: 'NOT_CHECKED'},
				})),
		};
	},
});
