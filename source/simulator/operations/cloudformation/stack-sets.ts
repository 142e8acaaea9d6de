import {type StackSet, type StackSetOperation, stackSetArn} from '../../cloudformation/stack-set.ts';
import {asText, invalid, type Template} from '../../cloudformation/template.ts';
import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';
import {takePage} from '../page-token.ts';

export type CallAs = {readonly CallAs?: 'SELF' | 'DELEGATED_ADMIN'};

export type Paged = {readonly MaxResults?: number; readonly NextToken?: string};

/** The service whose administrators may roll stack sets out to an organization. */
export const stackSetsService = 'member.org.stacksets.cloudformation.amazonaws.com';

/** Whether the organization lets StackSets work in its accounts. */
export function hasTrustedAccess({world}: Context): boolean {
	const administrators = world.organization?.delegatedAdministrators ?? [];
	return (
		world.store.serviceAccess.has(stackSetsService) ||
		administrators.some(({servicePrincipal}) => servicePrincipal === stackSetsService)
	);
}

/**
The account that a caller's stack sets are kept in: its own, or the management account's for a delegated administrator.

@throws ValidationError.
*/
export function homeOf({world, caller}: Context, {CallAs = 'SELF'}: CallAs): string {
	if (CallAs === 'SELF') {
		return caller.accountId;
	}
	const {organization} = world;
	const isAdministrator = organization?.delegatedAdministrators.some(
		({accountId, servicePrincipal}) => accountId === caller.accountId && servicePrincipal === stackSetsService,
	);
	if (organization === undefined || !isAdministrator) {
		throw invalid('Account used is not a delegated administrator');
	}
	return organization.managementAccountId;
}

/** The stack sets that a caller sees in its Region, newest first. */
export function visibleStackSets(context: Context, input: CallAs): readonly StackSet[] {
	const home = homeOf(context, input);
	return [...context.world.store.stackSets.values()]
		.filter(
			({accountId, region, permissionModel}) =>
				accountId === home &&
				region === context.caller.region &&
				(input.CallAs !== 'DELEGATED_ADMIN' || permissionModel === 'SERVICE_MANAGED'),
		)
		.reverse();
}

/** A stack set by name, ID or ARN. @throws StackSetNotFoundException. */
export function demandStackSet(context: Context, input: CallAs & {readonly StackSetName: string}): StackSet {
	const {StackSetName: name} = input;
	const found = visibleStackSets(context, input).find(
		stackSet => stackSet.status === 'ACTIVE' && [stackSet.name, stackSet.id, stackSetArn(stackSet)].includes(name),
	);
	if (found === undefined) {
		throw new ServiceError('StackSetNotFoundException', `StackSet ${name} not found`, 404);
	}
	return found;
}

/** @throws OperationNotFoundException. */
export function demandOperation({operations}: StackSet, id: string): StackSetOperation {
	const found = operations.find(operation => operation.id === id);
	if (found === undefined) {
		throw new ServiceError('OperationNotFoundException', `Operation ${id} not found`, 404);
	}
	return found;
}

/** @throws ValidationError where a service-managed set can't be worked on. */
export function demandServiceAccess(context: Context, input: CallAs): void {
	const {organization} = context.world;
	const isManagement = organization?.managementAccountId === context.caller.accountId;
	if (input.CallAs !== 'DELEGATED_ADMIN' && !isManagement) {
		throw invalid(
			'You must be the management account or delegated admin account of an organization before operating a SERVICE_MANAGED stack set',
		);
	}
	if (!hasTrustedAccess(context)) {
		throw invalid('You must enable organizations access to operate a service managed stack set');
	}
}

/** A template from the request. Nothing is ever fetched, so a URL leads nowhere. Loaded when first needed: most worlds never read one. */
export async function readGivenTemplate({
	TemplateBody,
	TemplateURL,
}: {
	readonly TemplateBody?: string;
	readonly TemplateURL?: string;
}): Promise<{readonly text: string; readonly template: Template} | undefined> {
	if (TemplateBody !== undefined && TemplateURL !== undefined) {
		throw invalid('You cannot specify both TemplateBody and TemplateURL');
	}
	if (TemplateURL !== undefined) {
		throw invalid(`S3 error: Access Denied (the simulator fetches no template: ${TemplateURL})`);
	}
	if (TemplateBody === undefined) {
		return undefined;
	}
	if (TemplateBody.length > 51_200) {
		throw invalid(
			`1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200`,
		);
	}
	const {readTemplate} = await import('../../cloudformation/read-template.ts');
	return {text: TemplateBody, template: readTemplate(TemplateBody)};
}

export function viewParameters(values: ReadonlyMap<string, string>, template?: Template) {
	return [...values].map(([ParameterKey, ParameterValue]) => ({
		ParameterKey,
		ParameterValue: template?.parameters.get(ParameterKey)?.isHidden ? '****' : ParameterValue,
	}));
}

/** One page of a list, 100 at the most. */
export function pageOf<T>(all: readonly T[], request: readonly unknown[], {MaxResults = 100, NextToken}: Paged) {
	return takePage(all, request, NextToken, MaxResults, 'ValidationError');
}

/** A moment, as clients see it. */
export function shown({world}: Context, atMs: number | undefined): Date | undefined {
	return atMs === undefined ? undefined : new Date(world.scale.shown(atMs));
}

/** What a set says of itself in lists and in full. */
export function viewStackSet(stackSet: StackSet) {
	const {name, id, description, status, autoDeployment, permissionModel, isManaged} = stackSet;
	return {
		StackSetName: name,
		StackSetId: id,
		Description: asText(description),
		Status: status,
		AutoDeployment: autoDeployment,
		PermissionModel: permissionModel,
		ManagedExecution: {Active: isManaged},
	};
}
