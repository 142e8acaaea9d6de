import {handshakeFilter, page} from '../../constraints/organizations.ts';
import {structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandOrganization, type Paged, pageOf} from './organization.ts';

/** Nobody has been invited in this world. */
export const listHandshakesForAccount = operation<Paged>({
	service: 'organizations',
	name: 'ListHandshakesForAccount',
	input: structure({Filter: handshakeFilter, ...page}),
	pages: pagesOf('Handshakes', 20),
	handle(context, input) {
		demandOrganization(context);
		const {items, NextToken} = pageOf([], ['ListHandshakesForAccount'], input);
		return {Handshakes: items, NextToken};
	},
});
