import {refuse, type Service} from '../services.ts';
import {findTypeError} from './check-types.ts';
import {findViolations, type Violation} from './find-violations.ts';
import type {StructureShape} from './shape.ts';

/**
Refuse an input that breaks its constraints, as its service words it.

@throws FrontEndError with code `SerializationException` where a type is wrong, else the service's code for invalid input.
*/
export function checkInput(service: Service, shape: StructureShape, input: Record<string, unknown>): void {
	const typeError = findTypeError(shape, input);
	if (typeError !== undefined) {
		throw refuse(service, 'unreadable', typeError);
	}

	const [first, ...more] = findViolations(shape, input);
	if (first !== undefined) {
		throw service.name === 'organizations'
			? refuse(service, 'invalid', ...organizationsWords[first.rule])
			: refuse(service, 'invalid', describe([first, ...more]));
	}
}

function describe(violations: readonly Violation[]): string {
	const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
	const each = violations.map(
		({path, value, constraint}) =>
			`Value ${value === undefined ? 'null' : `'${value}'`} at '${path}' failed to satisfy constraint: ${constraint}`,
	);
	return `${count} detected: ${each.join('; ')}`;
}

/**
Organizations has words of its own, and tells of one violation alone.

@see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html - the reasons
@see https://github.com/aws-ia/terraform-aws-control_tower_account_factory/issues/287 - the text about patterns
*/
const organizationsWords: Readonly<Record<Violation['rule'], readonly [string, {readonly Reason: string}]>> = {
	required: ['You must include a value for all required parameters.', {Reason: 'INPUT_REQUIRED'}],
	'max-length': ['You provided a string parameter that is longer than allowed.', {Reason: 'MAX_LENGTH_EXCEEDED'}],
	'min-length': ['You provided a string parameter that is shorter than allowed.', {Reason: 'MIN_LENGTH_EXCEEDED'}],
	'max-value': [
		'You provided a numeric parameter that has a larger value than allowed.',
		{Reason: 'MAX_VALUE_EXCEEDED'},
	],
	'min-value': [
		'You provided a numeric parameter that has a smaller value than allowed.',
		{Reason: 'MIN_VALUE_EXCEEDED'},
	],
	pattern: ['You provided a value that does not match the required pattern.', {Reason: 'INVALID_PATTERN'}],
	enum: ['You specified an invalid value.', {Reason: 'INVALID_ENUM'}],
};
