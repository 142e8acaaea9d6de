import {page} from '../../constraints/organizations.ts';
import {structure} from '../../constraints/shape.ts';
import {rootArn} from '../../directory/organization.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';

export const listRoots = operation<Paged>({
	service: 'organizations',
	name: 'ListRoots',
	input: structure(page),
	pages: pagesOf('Roots', 20),
	handle(context, input) {
		const organization = demandReader(context);
		const {items, NextToken} = pageOf(organization.roots, ['roots'], input);
		return {
			Roots: items.map(({id, name}) => ({
				Id: id,
				Arn: rootArn(organization, id),
				Name: name,
				PolicyTypes: [{Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED'}],
			})),
			NextToken,
		};
	},
});
