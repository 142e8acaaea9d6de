import {findStack} from '../../cloudformation/run-stack.ts';
import type {Stack} from '../../cloudformation/stack.ts';
import {invalid, type ParameterInput} from '../../cloudformation/template.ts';
import {capabilities, parameters, tags, template, token} from '../../constraints/cloudformation.ts';
import {boolean, list, required, structure, text} from '../../constraints/shape.ts';
import type {Context} from '../operation.ts';
import {shown, viewParameters} from './stack-sets.ts';

/** What creating and updating a stack take alike. */
export type StackInput = {
	StackName: string;
	TemplateBody?: string;
	TemplateURL?: string;
	Parameters?: readonly ParameterInput[];
	Capabilities?: readonly string[];
	Tags?: Stack['tags'];
	ClientRequestToken?: string;
};

const arn = text({min: 20, max: 2048});

export const stackInput = {
	StackName: required(text()),
	...template,
	Parameters: parameters,
	Capabilities: capabilities,
	Tags: tags,
	ClientRequestToken: token,
	DisableRollback: boolean,
	NotificationARNs: list(text(), {max: 5}),
	ResourceTypes: list(text({min: 1, max: 256})),
	RoleARN: arn,
	RollbackConfiguration: structure({}, 'RollbackConfiguration'),
	StackPolicyBody: text({min: 1, max: 16_384}),
	StackPolicyURL: text({min: 1, max: 5120}),
};

/** @throws ValidationError where there is no such stack in the caller's account and Region. */
export function demandStack({world, caller}: Context, name: string): Stack {
	const stack = findStack(world, caller.accountId, caller.region, name);
	if (stack === undefined) {
		throw invalid(`Stack with id ${name} does not exist`);
	}
	return stack;
}

export function viewStack(context: Context, stack: Stack) {
	return {
		StackId: stack.id,
		StackName: stack.name,
		Description: stack.description,
		Parameters: viewParameters(stack.parameters),
		CreationTime: shown(context, stack.createdAtMs),
		LastUpdatedTime: shown(context, stack.updatedAtMs),
		DeletionTime: shown(context, stack.deletedAtMs),
		StackStatus: stack.status,
		StackStatusReason: stack.reason,
		DisableRollback: false,
		Capabilities: stack.capabilities,
		Outputs: stack.outputs,
		Tags: stack.tags,
		EnableTerminationProtection: false,
		DriftInformation: {StackDriftStatus: 'NOT_CHECKED'},
	};
}
