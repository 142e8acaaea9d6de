import {ownValue} from '../domain/own.ts';
import {judgePattern} from '../domain/patterns/judge-pattern.ts';
import {isListType, itemTypeOf, type RunbookParameter} from '../domain/runbook.ts';
import {isSecretName} from '../domain/secrets/secrets.ts';
import {isRecord, type Mistake} from '../domain/shape.ts';

/** The most values of a parameter, and the most characters of one (API model 2014-11-06). */
const [valuesPerParameter, charsPerValue] = [50, 512];

/** What the picker types accept, a little wider than the AWS console: a wrong refusal would be worse. */
const itemPatterns: Readonly<Record<string, {readonly pattern: RegExp; readonly says: string}>> = {
	'AWS::EC2::Instance::Id': {pattern: /^(i|mi|op)-\w{8,17}$/, says: 'an instance ID such as i-0123456789abcdef0'},
	'AWS::S3::Bucket::Name': {pattern: /^[0-9a-z][a-z0-9.-]{2,62}$/, says: 'a bucket name'},
	'AWS::IAM::Role::Arn': {pattern: /^arn:[\w-]+:iam::\d{12}:role\/.+$/, says: 'the ARN of a role'},
};

/**
Read what was typed into a parameter's field: lists by comma or line, or as JSON; maps as JSON.

@returns The values as the API takes them (none for an empty field), or what is wrong with the field, a sentence each.
*/
export function parseField(
	parameter: RunbookParameter,
	text: string,
): {readonly values: readonly string[]} | {readonly mistakes: readonly string[]} {
	const values = splitField(parameter.type, text);
	if (typeof values === 'string') {
		return {mistakes: [values]};
	}

	const mistakes = checkValues(parameter, values);
	return mistakes.length === 0 ? {values} : {mistakes};
}

/**
Check the values of one parameter against its declaration and the service's own limits.

@param values - As the API takes them; empty means not given.
@returns What is wrong, a sentence each.
*/
export function checkValues(parameter: RunbookParameter, values: readonly string[]): readonly string[] {
	if (values.length === 0) {
		return parameter.isRequired ? ['is required'] : [];
	}

	const {type, minItems, maxItems} = parameter;
	const mistakes: string[] = [];
	const most = Math.min(maxItems ?? valuesPerParameter, valuesPerParameter);
	if (!isListType(type) && values.length > 1) {
		mistakes.push(`takes one value, not ${values.length}`);
	} else if (values.length > most || values.length < (minItems ?? 0)) {
		mistakes.push(`takes ${minItems ?? 0} to ${most} values, not ${values.length}`);
	}

	return [...mistakes, ...values.flatMap(value => checkValue(parameter, value))];
}

/**
Check all parameters of a request against a runbook: unknown names (they are case-sensitive), missing and wrong values.

@param filled - Names of parameters that a target fills in at run time: not required here.
*/
export function checkParameters(
	parameters: readonly RunbookParameter[],
	given: Readonly<Record<string, readonly string[]>>,
	filled: readonly string[] = [],
): readonly Mistake[] {
	const unknown = [...Object.keys(given), ...filled]
		.filter(name => !parameters.some(parameter => parameter.name === name))
		.map(name => {
			const meant = parameters.find(parameter => parameter.name.toLowerCase() === name.toLowerCase());
			return {path: name, message: `isn't a parameter of this runbook${meant ? `; did you mean ${meant.name}?` : ''}`};
		});
	const wrong = parameters
		.filter(({name}) => !filled.includes(name))
		.flatMap(parameter =>
			checkValues(parameter, ownValue(given, parameter.name) ?? []).map(message => ({path: parameter.name, message})),
		);
	return [...unknown, ...wrong];
}

function splitField(type: string, text: string): readonly string[] | string {
	const trimmed = text.trim();
	if (trimmed === '') {
		return [];
	}

	if (!isListType(type)) {
		return [type === 'String' ? text : trimmed];
	}

	if (trimmed.startsWith('[')) {
		try {
			const list: unknown = JSON.parse(trimmed);
			if (Array.isArray(list)) {
				return list.map(item => (typeof item === 'string' ? item : JSON.stringify(item)));
			}
		} catch {
			return 'must be a list in JSON, or values with commas between';
		}
	}

	return type === 'MapList'
		? [trimmed]
		: trimmed
				.split(/[,\n]/)
				.map(value => value.trim())
				.filter(value => value !== '');
}

function checkValue(parameter: RunbookParameter, value: string): string[] {
	const {allowedValues, allowedPattern, minChars, maxChars} = parameter;
	const shown = isSecretName(parameter.name) ? 'what is given' : JSON.stringify(value);
	const mistakes: string[] = [];
	const [least, most] = [Math.max(1, minChars ?? 1), Math.min(maxChars ?? charsPerValue, charsPerValue)];
	if (value.length < least || value.length > most) {
		mistakes.push(`takes ${least} to ${most} characters, not ${value.length}`);
	}

	if (allowedValues !== null && !allowedValues.includes(value)) {
		mistakes.push(`must be one of ${allowedValues.join(', ')}, not ${shown}`);
	}

	// A reference to a stored parameter is replaced in the run; only then its value can be told.
	if (/\{\{\s*ssm:/.test(value)) {
		return mistakes;
	}

	return [
		...mistakes,
		...checkType(itemTypeOf(parameter.type), value, shown),
		...checkPattern(allowedPattern, value, shown),
	];
}

function checkType(type: string, value: string, shown: string): string[] {
	const picker = ownValue(itemPatterns, type);
	if (picker !== undefined && !picker.pattern.test(value)) {
		return [`must be ${picker.says}, not ${shown}`];
	}

	if (type === 'Integer' && !/^-?\d+$/.test(value)) {
		return [`must be a whole number, not ${shown}`];
	}

	if (type === 'Boolean' && value !== 'true' && value !== 'false') {
		return [`must be true or false, not ${shown}`];
	}

	return type === 'StringMap' && !isJsonMap(value) ? ['must be a map in JSON, such as {"key": "value"}'] : [];
}

function checkPattern(allowedPattern: string | null, value: string, shown: string): string[] {
	if (allowedPattern === null) {
		return [];
	}

	// What isn't judged is left to AWS, and blocks no launch.
	return judgePattern(allowedPattern, value) === false ? [`must match ${allowedPattern}, which ${shown} doesn't`] : [];
}

function isJsonMap(text: string): boolean {
	try {
		return isRecord(JSON.parse(text));
	} catch {
		return false;
	}
}
