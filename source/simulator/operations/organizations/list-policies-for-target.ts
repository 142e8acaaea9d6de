import {page, policyType, targetId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, demandTarget, type Paged, pageOf} from './organization.ts';
import {policiesOf, viewPolicySummary} from './policy.ts';

export const listPoliciesForTarget = operation<Paged & {TargetId: string; Filter: string}>({
	service: 'organizations',
	name: 'ListPoliciesForTarget',
	input: structure({TargetId: required(targetId), Filter: required(policyType), ...page}),
	pages: pagesOf('Policies', 20),
	handle(context, input) {
		demandTarget(demandReader(context), input.TargetId);
		const request = ['policies', input.TargetId, input.Filter];
		const {items, NextToken} = pageOf(policiesOf(input.Filter), request, input);
		return {Policies: items.map(viewPolicySummary), NextToken};
	},
});
