import {page, parentId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandParent, demandReader, type Paged, pageOf} from './organization.ts';
import {viewUnit} from './views.ts';

export const listOrganizationalUnitsForParent = operation<Paged & {ParentId: string}>({
	service: 'organizations',
	name: 'ListOrganizationalUnitsForParent',
	input: structure({ParentId: required(parentId), ...page}),
	pages: pagesOf('OrganizationalUnits', 20),
	handle(context, input) {
		const organization = demandReader(context);
		demandParent(organization, input.ParentId);
		const all = organization.unitsByParent.get(input.ParentId) ?? [];
		const {items, NextToken} = pageOf(all, ['units of', input.ParentId], input);
		return {OrganizationalUnits: items.map(unit => viewUnit(organization, unit)), NextToken};
	},
});
