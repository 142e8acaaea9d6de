import {page} from '../../constraints/organizations.ts';
import {list, structure, text} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';
import {viewRequest} from './views.ts';

export const listCreateAccountStatus = operation<Paged & {States?: readonly string[]}>({
	service: 'organizations',
	name: 'ListCreateAccountStatus',
	input: structure({States: list(text({values: ['IN_PROGRESS', 'SUCCEEDED', 'FAILED']})), ...page}),
	pages: pagesOf('CreateAccountStatuses', 20),
	handle(context, input) {
		demandReader(context);
		const views = context.world.store.accountRequests.map(request => viewRequest(context, request));
		const found = views.filter(({State}) => input.States?.includes(State) ?? true);
		const {items, NextToken} = pageOf(found, ['account requests', input.States], input);
		return {CreateAccountStatuses: items, NextToken};
	},
});
