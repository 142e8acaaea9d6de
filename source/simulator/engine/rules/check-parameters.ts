import {judgePattern} from '../../documents/judge-pattern.ts';
import {isListType} from '../../documents/parameter-values.ts';
import type {Runbook, RunbookParameter} from '../../documents/runbook.ts';
import {ownValue} from '../../own.ts';
import type {StartInput} from '../state/api.ts';
import {invalidParameters} from './refusals.ts';

/**
Check a request's parameters against its runbook's.

The parameter that the targets fill need not be given.

@throws InvalidAutomationExecutionParametersException about the first that is wrong.
*/
export function checkParameters(runbook: Runbook, input: StartInput): void {
	const given = input.Parameters ?? {};
	for (const name of Object.keys(given)) {
		if (!runbook.parameters.has(name)) {
			throw invalidParameters(`Parameter "${name}" is not declared in the document.`);
		}
	}
	const filled = new Set([input.TargetParameterName, ...(input.TargetMaps ?? []).flatMap(map => Object.keys(map))]);
	for (const name of filled) {
		if (name !== undefined && !runbook.parameters.has(name)) {
			throw invalidParameters(`Target parameter "${name}" is not declared in the document.`);
		}
	}
	for (const parameter of runbook.parameters.values()) {
		const values = ownValue(given, parameter.name);
		if (values !== undefined) {
			checkValues(parameter, values);
		} else if (parameter.default === undefined && !filled.has(parameter.name)) {
			throw invalidParameters(`Missing required parameter: ${parameter.name} in user inputs.`);
		}
	}
}

function checkValues(parameter: RunbookParameter, values: readonly string[]): void {
	const {name, allowedValues, allowedPattern, minItems, maxItems, minChars, maxChars} = parameter;
	if (!isListType(parameter.type) && values.length > 1) {
		throw invalidParameters(`Parameter "${name}" of type ${parameter.type} takes a single value.`);
	}
	if ((minItems !== undefined && values.length < minItems) || (maxItems !== undefined && values.length > maxItems)) {
		throw invalidParameters(`Parameter "${name}" must have ${bounds(minItems, maxItems)} items.`);
	}
	const allowed = allowedValues?.map(String);
	for (const value of values) {
		if (allowed && !allowed.includes(value)) {
			throw invalidParameters(`Parameter "${name}" has value "${value}" not found in [${allowed.join(', ')}].`);
		}
		if (allowedPattern !== undefined && judgePattern(allowedPattern, value) === false) {
			throw invalidParameters(`Parameter "${name}" has value "${value}" not matching the pattern ${allowedPattern}.`);
		}
		if ((minChars !== undefined && value.length < minChars) || (maxChars !== undefined && value.length > maxChars)) {
			throw invalidParameters(`Parameter "${name}" must have ${bounds(minChars, maxChars)} characters.`);
		}
		const mismatch = typeMismatch(parameter.type, value);
		if (mismatch) {
			throw invalidParameters(`Parameter "${name}" has value "${value}" that is not ${mismatch}.`);
		}
	}
}

/** The patterns of the picker types; AWS's page "Populating the runbook's input parameters" gives them. */
const pickerPatterns: ReadonlyMap<string, RegExp> = new Map(
	Object.entries({
		'AWS::EC2::Instance::Id': /^m?i-([a-z0-9]{8}|[a-z0-9]{17})$/,
		'AWS::IAM::Role::Arn': /^arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b):iam::[0-9]{12}:role\/.*$|^$/,
		'AWS::S3::Bucket::Name': /^[0-9a-z][a-z0-9\-.]{3,63}$/,
	}),
);

function typeMismatch(type: string, value: string): string | undefined {
	if (type === 'Integer') {
		return /^-?\d+$/.test(value) ? undefined : 'an integer';
	}
	if (type === 'Boolean') {
		return /^(true|false)$/i.test(value) ? undefined : 'a Boolean';
	}
	if (type === 'StringMap' || type === 'MapList') {
		return isJsonMap(value) ? undefined : 'a JSON object';
	}
	const element = /^List<(.+)>$/.exec(type)?.[1] ?? type;
	return (pickerPatterns.get(element)?.test(value) ?? true) ? undefined : `a valid ${element}`;
}

function isJsonMap(value: string): boolean {
	try {
		const parsed: unknown = JSON.parse(value);
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
	} catch {
		return false;
	}
}

function bounds(least: number | undefined, most: number | undefined): string {
	if (least === undefined) {
		return `at most ${most}`;
	}
	return most === undefined ? `at least ${least}` : `${least} to ${most}`;
}
