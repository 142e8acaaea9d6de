import {ownValue} from '../../../domain/own.ts';
import {isListType, itemTypeOf, type RunbookParameter} from '../../../domain/runbook.ts';
import {printField} from '../../../planning/print-field.ts';
import {assumeRoleParameter, type Configure, chosenRunbook, newParameter, readableRunbook} from '../configure.ts';
import type {Part} from './field.ts';

/** The form that a runbook's own parameters make; then what the draft has beside them. */
export function listParameterParts(configure: Configure): readonly Part[] {
	const {draft} = configure;
	const runbook = readableRunbook(configure);
	const declared = runbook?.parameters ?? [];
	const strangers = Object.keys(draft.parameters).filter(
		name => !declared.some(parameter => parameter.name === name) && ownValue(draft.parameters, name) !== '',
	);
	const typed: Part = {
		id: newParameter,
		label: 'Name=value',
		value: configure.texts[newParameter] ?? '',
		help: 'The runbook can’t be read, so its parameters aren’t known. Type name=value and Enter, one after the other; AWS checks them.',
	};
	const isUnreadable = chosenRunbook(configure)?.state === 'failed';
	return [
		...declared.map(parameter => toPart(configure, parameter)),
		...strangers.map(
			(name, index): Part => ({
				id: `parameters.${name}`,
				label: name,
				value: ownValue(draft.parameters, name) ?? '',
				help:
					runbook === null
						? 'The runbook can’t be read: the value goes out as it is typed.'
						: 'The runbook has no such parameter. Empty the field to take it out.',
				...(index === 0 && runbook !== null && {heading: 'Not in this runbook'}),
			}),
		),
		...(isUnreadable ? [typed] : []),
	];
}

function toPart({draft}: Configure, parameter: RunbookParameter): Part {
	const {name, type, description, isRequired, default: values, allowedValues} = parameter;
	const isFilled = draft.targets.kind !== 'none' && draft.targets.parameterName === name;
	const standard = values.length === 0 ? '' : printField(parameter, values);
	const picked = type === 'Boolean' ? ['true', 'false'] : isListType(type) ? null : allowedValues;
	const value = ownValue(draft.parameters, name) ?? '';
	return {
		id: `parameters.${name}`,
		label: name,
		value,
		isRequired: isRequired && !isFilled,
		isList: isListType(type),
		placeholder: isFilled ? 'filled in from the targets' : standard,
		completes: name === assumeRoleParameter || itemTypeOf(type) === 'AWS::IAM::Role::Arn' ? 'roles' : null,
		known: allowedValues ?? [],
		...(picked !== null && {
			options: [
				{value: '', label: standard === '' ? 'not given' : `${standard} (the default)`},
				...[...picked, ...(picked.includes(value) || value === '' ? [] : [value])].map(one => ({
					value: one,
					label: one,
				})),
			],
		}),
		help: [describeType(parameter), description ?? ''].filter(Boolean).join('. '),
	};
}

/** Type and limits of a parameter, in words. */
function describeType({type, allowedPattern, minItems, maxItems, minChars, maxChars, allowedValues}: RunbookParameter) {
	const words: Readonly<Record<string, string>> = {
		StringMap: 'a map in JSON: {"key": "value"}',
		MapList: 'a list of maps in JSON: [{"key": "value"}]',
		Integer: 'a whole number',
		StringList: 'a list: values with commas between, or JSON',
		Boolean: 'true or false',
	};
	const known = ownValue(words, type) ?? (type.startsWith('List<') ? 'values with commas between' : '');
	return [
		known === '' ? type : `${type}, ${known}`,
		isListType(type) && allowedValues !== null ? `of ${allowedValues.join(', ')}` : '',
		minItems === null && maxItems === null ? '' : `${minItems ?? 0} to ${maxItems ?? 50} values`,
		minChars === null && maxChars === null ? '' : `${minChars ?? 1} to ${maxChars ?? 512} characters`,
		allowedPattern === null ? '' : `matching ${allowedPattern}`,
	]
		.filter(Boolean)
		.join('; ');
}
