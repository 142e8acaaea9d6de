import type {StackSet} from '../../cloudformation/stack-set.ts';
import type {ParameterInput} from '../../cloudformation/template.ts';
import {
	administration,
	autoDeployment,
	callAs,
	capabilities,
	managedExecution,
	parameters,
	permissionModel,
	stackSetName,
	tags,
	template,
} from '../../constraints/cloudformation.ts';
import {text} from '../../constraints/shape.ts';
import type {CallAs} from './stack-sets.ts';

/** The definition of a stack set, which `CreateStackSet` and `UpdateStackSet` both take. */
export type StackSetInput = CallAs & {
	StackSetName: string;
	Description?: string;
	TemplateBody?: string;
	TemplateURL?: string;
	Parameters?: readonly ParameterInput[];
	Capabilities?: readonly string[];
	Tags?: StackSet['tags'];
	AdministrationRoleARN?: string;
	ExecutionRoleName?: string;
	PermissionModel?: StackSet['permissionModel'];
	AutoDeployment?: StackSet['autoDeployment'];
	ManagedExecution?: {Active?: boolean};
};

export const stackSetInput = {
	StackSetName: stackSetName,
	Description: text({min: 1, max: 1024}),
	...template,
	Parameters: parameters,
	Capabilities: capabilities,
	Tags: tags,
	...administration,
	PermissionModel: permissionModel,
	AutoDeployment: autoDeployment,
	CallAs: callAs,
	ManagedExecution: managedExecution,
};
