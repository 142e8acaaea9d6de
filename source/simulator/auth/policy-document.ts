import {matchesGlob} from '../glob.ts';
import {ServiceError} from '../service-error.ts';
import type {Statement} from './statement.ts';

/**
Read a policy's text.

@throws MalformedPolicyDocument.
*/
export function parsePolicy(text: string): readonly Statement[] {
	const {Statement: given} = parseJson(text);
	const statements = (Array.isArray(given) ? given : [given]) as readonly unknown[];
	return statements.map(statement => {
		const members = asMap(statement);
		const actions = texts(members.Action);
		const notActions = texts(members.NotAction);
		const isSound =
			(members.Effect === 'Allow' || members.Effect === 'Deny') && (actions.length > 0 || notActions.length > 0);
		if (!isSound) {
			throw malformed('Syntax errors in policy.');
		}
		return {
			isAllow: members.Effect === 'Allow',
			actions,
			notActions,
			resources: texts(members.Resource),
			notResources: texts(members.NotResource),
			principals: members.Principal === '*' ? {AWS: ['*']} : mapValues(members.Principal, value => texts(value)),
			conditions: mapValues(members.Condition, keys => mapValues(keys, value => texts(value))),
		};
	});
}

/** Whether statements let an action through. A denial goes before everything. */
export function allows(statements: readonly Statement[], action: string, resource: string): boolean {
	const fitting = statements.filter(statement => concerns(statement, action, resource));
	return fitting.length > 0 && fitting.every(({isAllow}) => isAllow);
}

/** Whether a statement is about an action on a resource. */
function concerns(statement: Statement, action: string, resource: string): boolean {
	const {actions, notActions, resources, notResources} = statement;
	const isAction = (globs: readonly string[]) =>
		globs.some(glob => matchesGlob(glob.toLowerCase(), action.toLowerCase()));
	const isResource = (globs: readonly string[]) => globs.some(glob => matchesGlob(glob, resource));
	const isMeant = notActions.length > 0 ? !isAction(notActions) : isAction(actions);
	const isHere = notResources.length > 0 ? !isResource(notResources) : resources.length === 0 || isResource(resources);
	return isMeant && isHere;
}

function parseJson(text: string): {readonly Statement?: unknown} {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null) {
			return value;
		}
	} catch {
		// Refused below.
	}
	throw malformed('This policy contains invalid Json');
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function mapValues<T>(value: unknown, read: (value: unknown) => T): Readonly<Record<string, T>> {
	return Object.fromEntries(Object.entries(asMap(value)).map(([key, member]) => [key, read(member)]));
}

/** @throws MalformedPolicyDocument for what is neither a text nor a list of them. */
function texts(value: unknown): readonly string[] {
	if (value === undefined) {
		return [];
	}
	const all: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (!all.every(one => typeof one === 'string' || typeof one === 'boolean' || typeof one === 'number')) {
		throw malformed('Syntax errors in policy.');
	}
	return all.map(String);
}

function malformed(message: string): ServiceError {
	return new ServiceError('MalformedPolicyDocument', message);
}
