import {ServiceError} from '../service-error.ts';
import type {World} from '../world.ts';
import {managedPolicyDocument} from './managed-policies.ts';
import {parsePolicy} from './policy-document.ts';
import type {Statement} from './statement.ts';

/** The policies that narrow a session: an action has to get through each of them. */
export type SessionPolicy = readonly Statement[];

/**
Read the `Policy` and `PolicyArns` of an `AssumeRole`. Conditions are not looked at.

@throws MalformedPolicyDocument, PackedPolicyTooLarge; InvalidParameterValue for a managed policy that this world doesn't have.
*/
export function parseSessionPolicy(
	world: World,
	text: string | undefined,
	arns: readonly string[] = [],
): SessionPolicy | undefined {
	if (text !== undefined && text.length > 2048) {
		throw new ServiceError(
			'PackedPolicyTooLarge',
			`Packed size of session policy consumes ${Math.ceil((text.length / 2048) * 100)}% of allotted space.`,
		);
	}
	if (text === undefined && arns.length === 0) {
		return undefined;
	}
	return [...(text === undefined ? [] : parsePolicy(text)), ...arns.flatMap(arn => managedPolicy(world, arn))];
}

function managedPolicy(world: World, arn: string): readonly Statement[] {
	const document = managedPolicyDocument(world, arn);
	if (document === undefined) {
		throw new ServiceError('InvalidParameterValue', `PolicyArns: ${arn} does not exist or is not attachable.`);
	}
	return parsePolicy(document);
}
