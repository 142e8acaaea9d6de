import {policyId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandReader} from './organization.ts';
import {demandPolicy, viewPolicySummary} from './policy.ts';

export const describePolicy = operation<{PolicyId: string}>({
	service: 'organizations',
	name: 'DescribePolicy',
	input: structure({PolicyId: required(policyId)}),
	handle(context, {PolicyId}) {
		demandReader(context);
		const policy = demandPolicy(PolicyId);
		return {Policy: {PolicySummary: viewPolicySummary(policy), Content: policy.content}};
	},
});
