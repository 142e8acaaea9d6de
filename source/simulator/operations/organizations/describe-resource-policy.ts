import {structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandReader} from './organization.ts';

export const describeResourcePolicy = operation<Record<string, unknown>>({
	service: 'organizations',
	name: 'DescribeResourcePolicy',
	input: structure({}),
	handle(context) {
		demandReader(context);
		throw new ServiceError(
			'ResourcePolicyNotFoundException',
			"We can't find a resource policy request with the parameter that you specified.",
		);
	},
});
