import {callAs, page, stackSetName} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {viewOperation} from './operation-view.ts';
import {type CallAs, demandStackSet, type Paged, pageOf} from './stack-sets.ts';

/** The newest first. */
export const listStackSetOperations = operation<CallAs & Paged & {StackSetName: string}>({
	service: 'cloudformation',
	name: 'ListStackSetOperations',
	input: structure({StackSetName: stackSetName, ...page, CallAs: callAs}),
	pages: pagesOf('Summaries', 100),
	handle(context, input) {
		const stackSet = demandStackSet(context, input);
		const {items, NextToken} = pageOf(stackSet.operations.toReversed(), ['operations', stackSet.id], input);
		return {Summaries: items.map(one => viewOperation(context, one)), NextToken};
	},
});
