import {stackSetArn} from '../../cloudformation/stack-set.ts';
import {callAs, stackSetName} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {type CallAs, demandStackSet, viewParameters, viewStackSet} from './stack-sets.ts';

export const describeStackSet = operation<CallAs & {StackSetName: string}>({
	service: 'cloudformation',
	name: 'DescribeStackSet',
	input: structure({StackSetName: stackSetName, CallAs: callAs}),
	handle(context, input) {
		const stackSet = demandStackSet(context, input);
		const isOwn = stackSet.permissionModel === 'SELF_MANAGED';
		return {
			StackSet: {
				...viewStackSet(stackSet),
				StackSetARN: stackSetArn(stackSet),
				TemplateBody: stackSet.templateText,
				Parameters: viewParameters(stackSet.parameters, stackSet.template),
				Capabilities: stackSet.capabilities,
				Tags: stackSet.tags,
				AdministrationRoleARN: isOwn
					? (stackSet.administrationRoleArn ??
						`arn:aws:iam::${stackSet.accountId}:role/AWSCloudFormationStackSetAdministrationRole`)
					: undefined,
				ExecutionRoleName: isOwn ? (stackSet.executionRoleName ?? 'AWSCloudFormationStackSetExecutionRole') : undefined,
				OrganizationalUnitIds: isOwn
					? undefined
					: [...stackSet.units].filter(([, regions]) => regions.size > 0).map(([unit]) => unit),
				Regions: [...new Set([...stackSet.instances.values()].map(({region}) => region))],
			},
		};
	},
});
