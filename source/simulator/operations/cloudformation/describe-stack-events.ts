import {nextToken} from '../../constraints/cloudformation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {pageOf, shown} from './stack-sets.ts';
import {demandStack} from './stacks.ts';

/** The newest first. */
export const describeStackEvents = operation<{StackName: string; NextToken?: string}>({
	service: 'cloudformation',
	name: 'DescribeStackEvents',
	input: structure({StackName: required(text()), NextToken: nextToken}),
	handle(context, {StackName, NextToken: token}) {
		const stack = demandStack(context, StackName);
		const newestFirst = stack.events.toReversed();
		const {items, NextToken} = pageOf(newestFirst, ['events', stack.id], token === undefined ? {} : {NextToken: token});
		return {
			StackEvents: items.map(event => ({
				StackId: stack.id,
				EventId: event.id,
				StackName: stack.name,
				LogicalResourceId: event.logicalId,
				PhysicalResourceId: event.physicalId,
				ResourceType: event.type,
				Timestamp: shown(context, event.atMs),
				ResourceStatus: event.status,
				ResourceStatusReason: event.reason,
				ClientRequestToken: event.token,
			})),
			NextToken,
		};
	},
});
