import {childId, page} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';

export const listParents = operation<Paged & {ChildId: string}>({
	service: 'organizations',
	name: 'ListParents',
	input: structure({ChildId: required(childId), ...page}),
	pages: pagesOf('Parents', 20),
	handle(context, input) {
		const {ChildId} = input;
		const organization = demandReader(context);
		const isMember = organization.accounts.some(({id}) => id === ChildId);
		const parent =
			organization.units.get(ChildId)?.parentId ??
			(isMember ? context.world.accounts.get(ChildId)?.parentId : undefined);
		if (parent === undefined) {
			throw new ServiceError('ChildNotFoundException', "You specified a child that doesn't exist.");
		}

		const parents = [{Id: parent, Type: parent.startsWith('r-') ? 'ROOT' : 'ORGANIZATIONAL_UNIT'}];
		const {items, NextToken} = pageOf(parents, ['parents', ChildId], input);
		return {Parents: items, NextToken};
	},
});
