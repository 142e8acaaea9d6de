import {arn} from '../../constraints/iam.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandPolicy, viewPolicy} from './policy.ts';

export const getPolicy = operation<{PolicyArn: string}>({
	service: 'iam',
	name: 'GetPolicy',
	input: structure({PolicyArn: required(arn)}),
	resource: (_, {PolicyArn}) => PolicyArn,
	handle({world}, {PolicyArn}) {
		demandPolicy(world, PolicyArn);
		return {Policy: viewPolicy(world, PolicyArn)};
	},
});
