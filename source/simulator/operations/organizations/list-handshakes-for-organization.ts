import {handshakeFilter, page} from '../../constraints/organizations.ts';
import {structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';

/** Nobody has been invited in this world. */
export const listHandshakesForOrganization = operation<Paged>({
	service: 'organizations',
	name: 'ListHandshakesForOrganization',
	input: structure({Filter: handshakeFilter, ...page}),
	pages: pagesOf('Handshakes', 20),
	handle(context, input) {
		demandReader(context);
		const {items, NextToken} = pageOf([], ['ListHandshakesForOrganization'], input);
		return {Handshakes: items, NextToken};
	},
});
