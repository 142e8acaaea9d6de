import {FrontEndError, type ServiceError} from '../service-error.ts';
import {refuse, type Service} from '../services.ts';
import type {Settings} from '../settings.ts';
import {nestsTooDeep} from './nesting.ts';

/**
A JSON body as an object; an empty one counts as `{}`.

@throws FrontEndError `SerializationException` for anything else.
*/
export function readJson(service: Service, body: Buffer): Record<string, unknown> {
	if (nestsTooDeep(body)) {
		throw refuse(service, 'unreadable', '');
	}
	let value: unknown;
	try {
		value = body.length === 0 ? {} : parse(body);
	} catch {
		throw refuse(service, 'unreadable', '');
	}

	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value as Record<string, unknown>;
	}

	throw refuse(service, 'unreadable', Array.isArray(value) ? 'Start of list found where not expected' : '');
}

/** Parse JSON without the members that are `null`, as AWS does: some SDKs send `null` for what is unset. */
function parse(body: Buffer): unknown {
	const text = body.toString('utf8');
	return text.includes('null')
		? JSON.parse(text, function (this: unknown, _, value: unknown) {
				return value === null && !Array.isArray(this) ? undefined : value;
			})
		: JSON.parse(text);
}

/** JSON with timestamps as epoch seconds. */
export function writeJson(output: object): string {
	return JSON.stringify(output, function (this: Record<string, unknown>, name, value: unknown) {
		const original = this[name];
		return original instanceof Date ? original.getTime() / 1000 : value;
	});
}

/** Exceptions of Systems Manager whose one member the model spells in lower case. */
const lowerCaseExceptions: ReadonlySet<string> = new Set([
	'InvalidKeyId',
	'InvalidFilterOption',
	'ParameterNotFound',
	'ParameterVersionNotFound',
]);

/** The members of an error's body but its type. The message's spelling differs by exception, and many have none. */
export function errorMembers(
	{messageMember}: Service,
	error: ServiceError,
	{frontEndMessageMember}: Pick<Settings, 'frontEndMessageMember'>,
): Readonly<Record<string, unknown>> {
	const {code, message, members} = error;
	const isLowerCase = messageMember === 'message' || lowerCaseExceptions.has(code);
	const name = error instanceof FrontEndError ? frontEndMessageMember : isLowerCase ? 'message' : 'Message';
	return {...(message === '' ? {} : {[name]: message}), ...members};
}
