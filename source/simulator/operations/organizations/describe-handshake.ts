import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandOrganization} from './organization.ts';

export const describeHandshake = operation<{HandshakeId: string}>({
	service: 'organizations',
	name: 'DescribeHandshake',
	input: structure({HandshakeId: required(text({max: 34, pattern: '^h-[0-9a-z]{8,32}$'}))}),
	handle(context) {
		demandOrganization(context);
		throw new ServiceError(
			'HandshakeNotFoundException',
			"We can't find a handshake with the HandshakeId that you specified.",
		);
	},
});
