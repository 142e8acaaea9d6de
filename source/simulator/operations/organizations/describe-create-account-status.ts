import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandReader} from './organization.ts';
import {viewRequest} from './views.ts';

export const describeCreateAccountStatus = operation<{CreateAccountRequestId: string}>({
	service: 'organizations',
	name: 'DescribeCreateAccountStatus',
	input: structure({CreateAccountRequestId: required(text({max: 36, pattern: '^car-[a-z0-9]{8,32}$'}))}),
	handle(context, {CreateAccountRequestId}) {
		demandReader(context);
		const request = context.world.store.accountRequests.find(({id}) => id === CreateAccountRequestId);
		if (request === undefined) {
			throw new ServiceError(
				'CreateAccountStatusNotFoundException',
				"You specified a create account request ID that doesn't exist.",
			);
		}
		return {CreateAccountStatus: viewRequest(context, request)};
	},
});
