/*
What AWS's own runbooks are written with.
*/

export type Member = Readonly<Record<string, unknown>>;

export const assumeRole: Member = {
	type: 'AWS::IAM::Role::Arn',
	description: '(Optional) The ARN of the role that allows Automation to perform the actions on your behalf.',
	default: '',
};

export const text = (description: string, rest: Member = {}): Member => ({type: 'String', description, ...rest});

export const instanceIds: Member = {type: 'StringList', description: '(Required) EC2 Instance(s)'};

export const oneInstance = text('(Required) The ID of the EC2 instance.', {
	allowedPattern: '^i-[a-f0-9]{8}(?:[a-f0-9]{9})?$',
});

export function changeState(name: string, state: string, instances: unknown, rest: Member = {}): Member {
	return {
		name,
		action: 'aws:changeInstanceState',
		inputs: {InstanceIds: instances, DesiredState: state},
		...rest,
	};
}

export function api(
	name: string,
	service: string,
	operation: string,
	inputs: Member,
	outputs?: readonly Member[],
): Member {
	return {
		name,
		action: 'aws:executeAwsApi',
		inputs: {Service: service, Api: operation, ...inputs},
		...(outputs && {outputs}),
	};
}

export type Shape = {
	readonly description: string;
	readonly parameters: Readonly<Record<string, Member>>;
	readonly mainSteps: readonly Member[];
	readonly outputs?: readonly string[];
	readonly category: string;
	readonly targetType?: string;
	readonly platformTypes?: readonly string[];
};

export const instanceType = '/AWS::EC2::Instance';
