import {page, policyId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {accountArn, rootArn, unitArn} from '../../directory/organization.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';
import {demandPolicy} from './policy.ts';

/** AWS's own policies are attached to everything. */
export const listTargetsForPolicy = operation<Paged & {PolicyId: string}>({
	service: 'organizations',
	name: 'ListTargetsForPolicy',
	input: structure({PolicyId: required(policyId), ...page}),
	pages: pagesOf('Targets', 20),
	handle(context, input) {
		const organization = demandReader(context);
		demandPolicy(input.PolicyId);
		const targets = [
			...organization.roots.map(({id, name}) => ({
				TargetId: id,
				Arn: rootArn(organization, id),
				Name: name,
				Type: 'ROOT',
			})),
			...[...organization.units.values()].map(({id, name}) => ({
				TargetId: id,
				Arn: unitArn(organization, id),
				Name: name,
				Type: 'ORGANIZATIONAL_UNIT',
			})),
			...organization.accounts.map(({id, name}) => ({
				TargetId: id,
				Arn: accountArn(organization, id),
				Name: name,
				Type: 'ACCOUNT',
			})),
		];
		const {items, NextToken} = pageOf(targets, ['targets', input.PolicyId], input);
		return {Targets: items, NextToken};
	},
});
