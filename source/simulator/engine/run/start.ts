import type {Role} from '../../directory/roles.ts';
import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import {findDocument, findVersion} from '../../documents/find.ts';
import type {World} from '../../world.ts';
import {checkParameters} from '../rules/check-parameters.ts';
import {checkTargets} from '../rules/check-targets.ts';
import {
	definitionNotFound,
	definitionVersionNotFound,
	idempotentMismatch,
	invalidParameters,
} from '../rules/refusals.ts';
import type {Caller, StartInput} from '../state/api.ts';
import {uuid} from '../state/random.ts';
import {launch} from './launch.ts';

/**
Start an automation for a person.

The same `ClientToken` with the same request starts nothing twice and gives the first ID again.

@returns The execution's ID.
@throws ServiceError as `StartAutomationExecution` answers; nothing has been started then.
*/
export function startExecution(world: World, caller: Caller, input: StartInput): string {
	const {ClientToken: token, ...request} = input;
	const tokenKey = token && `${caller.accountId}/${caller.region}/${token.toLowerCase()}`;
	const fingerprint = token === undefined ? '' : canonical(request);
	const used = tokenKey === undefined ? undefined : world.engine.clientTokens.get(tokenKey);
	if (used) {
		if (used.fingerprint !== fingerprint) {
			throw idempotentMismatch();
		}
		return used.executionId;
	}
	const {document, version} = requestedVersion(world, caller, input);
	checkTargets(input);
	checkAssumeRole(world, caller, input.Parameters?.AutomationAssumeRole?.[0]);
	if (version.runbook) {
		checkParameters(version.runbook, input);
	}
	const id = uuid(
		world.seed,
		`${world.fingerprint} start ${world.engine.starts} in ${caller.accountId}/${caller.region}`,
	);
	launch(world, {
		id,
		accountId: caller.accountId,
		region: caller.region,
		input,
		parameters: input.Parameters ?? {},
		document,
		version,
		executedBy: caller.principalArn,
	});
	world.engine.starts++;
	if (tokenKey !== undefined) {
		world.engine.clientTokens.set(tokenKey, {fingerprint, executionId: id});
	}
	return id;
}

/**
The runbook version that a request means.

@throws AutomationDefinitionNotFoundException, AutomationDefinitionVersionNotFoundException
*/
export function requestedVersion(
	world: World,
	caller: Pick<Caller, 'accountId' | 'region'>,
	input: Pick<StartInput, 'DocumentName' | 'DocumentVersion'>,
): {readonly document: AutomationDocument; readonly version: DocumentVersion} {
	const document = findDocument(world, caller, input.DocumentName);
	if (document?.documentType !== 'Automation') {
		throw definitionNotFound(input.DocumentName);
	}
	const version = findVersion(document, input.DocumentVersion);
	if (!version) {
		throw definitionVersionNotFound(input.DocumentName, input.DocumentVersion ?? '$DEFAULT');
	}
	return {document, version};
}

function checkAssumeRole(world: World, caller: Caller, arn: string | undefined): void {
	if (!arn) {
		return;
	}
	const parts = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(.+)$/.exec(arn);
	if (!parts) {
		throw invalidParameters('The format of the supplied assume role ARN is invalid.');
	}
	const [, accountId, path] = parts;
	const name = path!.slice(path!.lastIndexOf('/') + 1);
	const role: Role | undefined =
		accountId === caller.accountId ? world.accounts.get(accountId)?.roles.get(name) : undefined;
	if (!role?.trust.services.includes('ssm.amazonaws.com')) {
		throw invalidParameters('The defined assume role is unable to be assumed.');
	}
}

/** A request as text that does not depend on the order of its members. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) {
		return `[${value.map(canonical).join(',')}]`;
	}
	if (typeof value !== 'object' || value === null) {
		return JSON.stringify(value) ?? 'null';
	}
	const entries = Object.entries(value).filter(([, member]) => member !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
