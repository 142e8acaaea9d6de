import {printField} from '../../../planning/print-field.ts';
import {type Configure, executionRoleName, readableRunbook} from '../configure.ts';
import type {Part} from './field.ts';
import {listPresetKeys} from './preset-keys.ts';

const targetKinds = [
	{value: 'none', label: 'none: the runbook runs once in each location'},
	{value: 'values', label: 'parameter values'},
	{value: 'tag', label: 'one tag'},
	{value: 'group', label: 'one resource group'},
	{value: 'all', label: 'all instances'},
];

const valueLabels = {
	none: '',
	values: 'Values',
	tag: 'Tag values',
	group: 'Resource group',
	all: '',
};

/** What the runbook runs on in each location, and with which role. */
export function listTargetParts(configure: Configure): readonly Part[] {
	const {draft} = configure;
	const {kind} = draft.targets;
	// Entries that are kept as they came have roles of their own: this field would not be sent.
	const roles = draft.places.kind === 'as-given' ? [] : [rolePart(configure)];
	return kind === 'none'
		? [kindPart(configure), ...roles]
		: [
				kindPart(configure),
				parameterPart(configure),
				...(kind === 'tag' ? [tagKeyPart(configure)] : []),
				...(kind === 'all' ? [] : [valuesPart(configure)]),
				...roles,
			];
}

function kindPart({draft: {targets}}: Configure): Part {
	return {
		id: 'targets.kind',
		label: 'Targets',
		value: targets.kind,
		options: targetKinds,
		heading: 'What it runs on in each location',
		help: 'Which resources of a location the runbook runs on, once for each. AWS takes one tag, one resource group or one list of values a run.',
		// Where the key isn't shown, as for all instances, its mistake belongs to the kind.
		problems: targets.kind === 'tag' ? ['targets.kind'] : ['targets.kind', 'targets.tagKey'],
	};
}

function rolePart({draft}: Configure): Part {
	return {
		id: 'executionRole',
		label: 'Execution role',
		value: draft.executionRole,
		placeholder: executionRoleName,
		heading: 'The role there',
		help: 'Name of the role that Automation assumes in each target account, without its ARN. It must be there in every one of them.',
	};
}

function parameterPart(configure: Configure): Part {
	const {targets} = configure.draft;
	const names = readableRunbook(configure)?.parameters.map(({name}) => name) ?? [];
	return {
		id: 'targets.parameterName',
		label: 'Target parameter',
		value: targets.parameterName,
		isRequired: true,
		known: names,
		...(names.length > 0 && {
			options: [
				...(names.includes(targets.parameterName)
					? []
					: [{value: targets.parameterName, label: targets.parameterName || 'choose'}]),
				...names.map(value => ({value, label: value})),
			],
		}),
		help: 'The parameter of the runbook that each resource is put into, such as InstanceId. Upper and lower case count.',
	};
}

function tagKeyPart(configure: Configure): Part {
	return {
		id: 'targets.tagKey',
		label: 'Tag key',
		value: configure.draft.targets.tagKey,
		isRequired: true,
		known: listPresetKeys(configure, 'Targets'),
		help: 'Key of the one tag by which resources are found.',
	};
}

function valuesPart({draft: {targets}, texts}: Configure): Part {
	return {
		id: 'targets.values',
		label: valueLabels[targets.kind],
		value: texts['targets.values'] ?? printField({type: 'StringList'}, targets.values),
		isRequired: true,
		isList: targets.kind !== 'group',
		completes: targets.kind === 'group' ? 'groups' : null,
		help:
			targets.kind === 'group'
				? 'Name of a resource group. One of this name must exist in each target account and Region; the list is that of the central account.'
				: 'Values with commas between, at most 50.',
	};
}
