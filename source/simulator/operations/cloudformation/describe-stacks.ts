import {stacksOf} from '../../cloudformation/run-stack.ts';
import {nextToken} from '../../constraints/cloudformation.ts';
import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {pageOf} from './stack-sets.ts';
import {demandStack, viewStack} from './stacks.ts';

export const describeStacks = operation<{StackName?: string; NextToken?: string}>({
	service: 'cloudformation',
	name: 'DescribeStacks',
	input: structure({StackName: text(), NextToken: nextToken}),
	handle(context, {StackName, NextToken: token}) {
		const {world, caller} = context;
		const all =
			StackName === undefined
				? stacksOf(world, caller.accountId, caller.region).filter(({status}) => status !== 'DELETE_COMPLETE')
				: [demandStack(context, StackName)];
		const {items, NextToken} = pageOf(all, ['stacks', StackName], token === undefined ? {} : {NextToken: token});
		return {Stacks: items.map(stack => viewStack(context, stack)), NextToken};
	},
});
