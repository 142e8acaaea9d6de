import {callAs, page} from '../../constraints/cloudformation.ts';
import {structure, text} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {type CallAs, type Paged, pageOf, viewStackSet, visibleStackSets} from './stack-sets.ts';

export const listStackSets = operation<CallAs & Paged & {Status?: string}>({
	service: 'cloudformation',
	name: 'ListStackSets',
	input: structure({...page, Status: text({values: ['ACTIVE', 'DELETED']}), CallAs: callAs}),
	pages: pagesOf('Summaries', 100),
	handle(context, input) {
		const {Status} = input;
		const all = visibleStackSets(context, input).filter(({status}) => Status === undefined || status === Status);
		const {items, NextToken} = pageOf(all, ['stack sets', Status, input.CallAs], input);
		return {Summaries: items.map(viewStackSet), NextToken};
	},
});
