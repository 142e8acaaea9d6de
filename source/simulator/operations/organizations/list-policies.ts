import {page, policyType} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';
import {policiesOf, viewPolicySummary} from './policy.ts';

export const listPolicies = operation<Paged & {Filter: string}>({
	service: 'organizations',
	name: 'ListPolicies',
	input: structure({Filter: required(policyType), ...page}),
	pages: pagesOf('Policies', 20),
	handle(context, input) {
		demandReader(context);
		const {items, NextToken} = pageOf(policiesOf(input.Filter), ['policies', input.Filter], input);
		return {Policies: items.map(viewPolicySummary), NextToken};
	},
});
