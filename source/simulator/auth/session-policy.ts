import {matchesGlob} from '../engine/rules/patterns.ts';
import {ServiceError} from '../service-error.ts';

/** A policy that narrows a session. Only actions count in this world: resources and conditions are not looked at. */
export type SessionPolicy = ReadonlyArray<{readonly isAllow: boolean; readonly actions: readonly string[]}>;

type Statement = {readonly Effect?: unknown; readonly Action?: unknown};

/**
Read the `Policy` of an `AssumeRole`.

@throws MalformedPolicyDocument, PackedPolicyTooLarge.
*/
export function parseSessionPolicy(text: string): SessionPolicy {
	if (text.length > 2048) {
		throw new ServiceError(
			'PackedPolicyTooLarge',
			`Packed size of session policy consumes ${Math.ceil((text.length / 2048) * 100)}% of allotted space.`,
		);
	}

	const {Statement: given} = parseJson(text);
	const statements = (Array.isArray(given) ? given : [given]) as readonly (Statement | undefined)[];
	return statements.map(statement => {
		const actions = [statement?.Action].flat();
		const isSound =
			(statement?.Effect === 'Allow' || statement?.Effect === 'Deny') &&
			actions.every(action => typeof action === 'string');
		if (!isSound) {
			throw malformed('Syntax errors in policy.');
		}

		return {isAllow: statement.Effect === 'Allow', actions: actions as readonly string[]};
	});
}

/** Whether a policy lets an action through. A denial goes before everything. */
export function allows(policy: SessionPolicy, action: string): boolean {
	const fitting = policy.filter(({actions}) =>
		actions.some(glob => matchesGlob(glob.toLowerCase(), action.toLowerCase())),
	);
	return fitting.length > 0 && fitting.every(({isAllow}) => isAllow);
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

function malformed(message: string): ServiceError {
	return new ServiceError('MalformedPolicyDocument', message);
}
