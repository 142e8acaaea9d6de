import {evaluate, type RequestContext} from '../../auth/evaluate.ts';
import {identityStatements} from '../../auth/role-policies.ts';
import {isRegionEnabled} from '../../directory/enabled-regions.ts';
import {roleArn, type Trust} from '../../directory/roles.ts';
import type {AutomationDocument} from '../../documents/document.ts';
import type {World} from '../../world.ts';
import type {Execution, StepLocation} from '../state/execution.ts';

const defaultExecutionRole = 'AWS-SystemsManager-AutomationExecutionRole';
const administrationRole = 'AWS-SystemsManager-AutomationAdministrationRole';

/** The ARN of the role that a fan-out assumes in a location. */
export function executionRoleArn(location: StepLocation): string {
	return `arn:aws:iam::${location.accountId}:role/${location.entry.ExecutionRoleName ?? defaultExecutionRole}`;
}

/**
Whether a fan-out can start its child in a location, and what its step says where it can't.

AWS answers alike whether the role is absent, its trust is wrong, or the runbook is not shared with the account.
*/
export function roleFailure(world: World, parent: Execution, location: StepLocation): string | undefined {
	if (canStartIn(world, parent, location)) {
		return undefined;
	}
	const arn = executionRoleArn(location);
	return world.settings.roleFailureWording === 'current'
		? `The execution role ${arn} in the target location is unable to be assumed.`
		: `The provided role: ${arn} can't be assumed. (Service: null; Status Code: 0; Error Code: null; Request ID: null; Proxy: null)`;
}

function canStartIn(world: World, parent: Execution, location: StepLocation): boolean {
	const {accountId, region, entry} = location;
	const account = world.accounts.get(accountId);
	if (account?.state !== 'ACTIVE' || !isRegionEnabled(world, accountId, region)) {
		return false;
	}
	if (world.settings.optInStartRegion === 'fails') {
		const startsOptIn = world.regions.get(parent.region)?.isOptIn ?? false;
		if (startsOptIn && !world.regions.get(region)?.isOptIn) {
			return false;
		}
	}
	const name = entry.ExecutionRoleName ?? defaultExecutionRole;
	const role = account.roles.get(name.slice(name.lastIndexOf('/') + 1));
	if (!role || roleArn(accountId, role) !== executionRoleArn(location)) {
		return false;
	}
	// Automation sends no external ID, and the role that it acts as needs permission to assume another.
	const asksForId = role.trust.statements === undefined && role.trust.externalId !== undefined;
	const assumer = assumerOf(world, parent);
	const isLetIn = isTrusted(role.trust, assumer, principalContext(world, parent.accountId));
	return (
		!asksForId &&
		isLetIn &&
		mayAssume(world, parent.accountId, assumer, executionRoleArn(location)) &&
		isSharedWith(parent.document, accountId)
	);
}

/** Whether an account may run a runbook: AWS's, its own, and what is shared with it. */
function isSharedWith(document: AutomationDocument, accountId: string): boolean {
	if (document.owner === 'Amazon' || document.owner === accountId) {
		return true;
	}
	return document.sharedWith.includes('all') || document.sharedWith.includes(accountId);
}

/**
Whether a role's trust policy admits a principal. A session of an assumed role counts as the role.

@param context - The condition keys that a trust policy reads, besides the principal: keys in lower case.
*/
export function isTrusted(trust: Trust, principalArn: string, context: RequestContext = new Map()): boolean {
	const accountId = principalArn.split(':')[4] ?? '';
	const session = /^arn:aws:sts::\d{12}:assumed-role\/([^/]+)\//.exec(principalArn);
	const root = `arn:aws:iam::${accountId}:root`;
	const isNamed = (principal: string) =>
		principal === '*' ||
		principal === principalArn ||
		principal === accountId ||
		principal === root ||
		(session !== null &&
			principal.startsWith(`arn:aws:iam::${accountId}:role/`) &&
			principal.endsWith(`/${session[1]}`));
	if (trust.statements === undefined) {
		return trust.principals.some(isNamed);
	}
	const known = new Map([
		['aws:principalarn', [session ? `arn:aws:iam::${accountId}:role/${session[1]}` : principalArn]],
		['aws:principalaccount', [accountId]],
		...context,
	]);
	const named = trust.statements.map(statement => ({
		...statement,
		principals: {AWS: (statement.principals.AWS ?? []).some(isNamed) ? ['*'] : []},
	}));
	const principal = {kind: 'AWS', names: [principalArn]} as const;
	return evaluate(named, {action: 'sts:AssumeRole', resource: '*', context: known, principal}).decision === 'allowed';
}

/** The condition keys of a principal that trust policies read: the organization of its account. */
export function principalContext(world: World, accountId: string): RequestContext {
	const {organization} = world;
	const isMember = organization !== undefined && world.accounts.get(accountId)?.parentId !== undefined;
	return new Map(isMember ? [['aws:principalorgid', [organization.id]]] : []);
}

/** Whether a role of the central account may assume another; for people this is not checked. */
function mayAssume(world: World, accountId: string, assumer: string, resource: string): boolean {
	const name = assumer.slice(assumer.lastIndexOf('/') + 1);
	const role = assumer.includes(':role/') ? world.accounts.get(accountId)?.roles.get(name) : undefined;
	if (role === undefined) {
		return true;
	}
	const request = {action: 'sts:AssumeRole', resource, context: principalContext(world, accountId)};
	return evaluate(identityStatements(world, role), request).decision === 'allowed';
}

/** ARN of the principal that an execution runs for: who started it, or, in a fan-out's locations, the execution role there. */
export function executedBy(execution: Execution): string {
	const {parent} = execution;
	if (!parent) {
		return execution.startedBy;
	}
	const location = parent.steps[execution.parentStepIndex]?.location;
	if (!location) {
		return executedBy(parent);
	}
	const role = executionRoleArn(location);
	return `arn:aws:sts::${location.accountId}:assumed-role/${role.slice(role.lastIndexOf('/') + 1)}/Automation-${parent.id}`;
}

/** Who assumes the execution roles of a fan-out. */
function assumerOf(world: World, parent: Execution): string {
	const named = parent.parameters.AutomationAssumeRole?.[0];
	if (named) {
		return named;
	}
	const role = world.accounts.get(parent.accountId)?.roles.get(administrationRole);
	const usesAdministrationRole = role && world.settings.omittedAssumeRole === 'administration-role';
	return usesAdministrationRole ? roleArn(parent.accountId, role) : executedBy(parent);
}
