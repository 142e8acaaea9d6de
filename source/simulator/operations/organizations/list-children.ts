import {page, parentId} from '../../constraints/organizations.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandParent, demandReader, type Paged, pageOf} from './organization.ts';

export const listChildren = operation<Paged & {ParentId: string; ChildType: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT'}>({
	service: 'organizations',
	name: 'ListChildren',
	input: structure({
		ParentId: required(parentId),
		ChildType: required(text({values: ['ACCOUNT', 'ORGANIZATIONAL_UNIT']})),
		...page,
	}),
	pages: pagesOf('Children', 20),
	handle(context, input) {
		const {ParentId, ChildType} = input;
		const organization = demandReader(context);
		demandParent(organization, ParentId);
		const index = ChildType === 'ACCOUNT' ? organization.accountsByParent : organization.unitsByParent;
		const ids: readonly string[] = (index.get(ParentId) ?? []).map(({id}) => id);
		const {items, NextToken} = pageOf(ids, ['children', ParentId, ChildType], input);
		return {Children: items.map(Id => ({Id, Type: ChildType})), NextToken};
	},
});
