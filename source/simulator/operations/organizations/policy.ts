import {ServiceError} from '../../service-error.ts';

/** A policy of an organization. */
export type Policy = {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly description: string;
	readonly content: string;
};

const allowsAll = JSON.stringify({Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: '*', Resource: '*'}]});

/** The policies that every organization begins with; this world's have no others. */
const policies: readonly Policy[] = [
	{
		id: 'p-FullAWSAccess',
		name: 'FullAWSAccess',
		type: 'SERVICE_CONTROL_POLICY',
		description: 'Allows access to every operation',
		content: allowsAll,
	},
];

export function policiesOf(type: string): readonly Policy[] {
	return policies.filter(policy => policy.type === type);
}

/** @throws PolicyNotFoundException. */
export function demandPolicy(id: string): Policy {
	const policy = policies.find(one => one.id === id);
	if (policy === undefined) {
		throw new ServiceError('PolicyNotFoundException', "You specified a policy that doesn't exist.");
	}
	return policy;
}

/** `PolicySummary`. AWS's own belong to no account. */
export function viewPolicySummary({id, name, type, description}: Policy): object {
	return {
		Id: id,
		Arn: `arn:aws:organizations::aws:policy/${type.toLowerCase()}/${id}`,
		Name: name,
		Description: description,
		Type: type,
		AwsManaged: true,
	};
}
