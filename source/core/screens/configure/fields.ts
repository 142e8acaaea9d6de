import {isRecord} from '../../domain/shape.ts';
import {tagsAtStart} from '../../domain/start-request.ts';
import {printField} from '../../planning/print-field.ts';
import type {ChoiceList} from '../../state/launch-effect.ts';
import {type Configure, readableRunbook, type Section} from './configure.ts';
import {listParameterParts} from './parameter-fields.ts';
import {problemsOf} from './plan.ts';

/** One field of a form. */
export type FormField = {
	readonly id: string;
	/** What a problem calls it, such as `parameters.InstanceId`; the ID if no other. */
	readonly problem: string;
	readonly label: string;
	/** `text` is typed, `choice` picked from `options`. */
	readonly kind: 'text' | 'choice';
	readonly value: string;
	/** What stands in the field's place while it is empty: what AWS takes then. */
	readonly placeholder: string;
	/** For a choice: what is sent, and what it is called. */
	readonly options: ReadonlyArray<{readonly value: string; readonly label: string}>;
	/** Lists of AWS that the text can be completed from. */
	readonly completes: ChoiceList | null;
	/** Values to complete from that are known without asking. */
	readonly known: readonly string[];
	readonly isRequired: boolean;
	/** Whether a line break in what is pasted parts two values. */
	readonly isList: boolean;
	/** What it is for, in a sentence or two. */
	readonly help: string;
	readonly error: string | null;
	/** A heading over it, where a new part of the form begins. */
	readonly heading: string | null;
};

/** A field as a section says it; what is left out is empty. */
export type Part = Partial<FormField> & Pick<FormField, 'id' | 'label' | 'value'>;

/** The fields of a section's form, in order; none for the sections that are no forms. */
export function listFields(configure: Configure, section: Section): readonly FormField[] {
	const parts = listParts(configure, section);
	if (parts.length === 0) {
		return [];
	}

	const problems = new Map(problemsOf(configure).map(({field, message}) => [field, message]));
	return parts.map(part => ({
		kind: part.options === undefined ? 'text' : 'choice',
		placeholder: '',
		options: [],
		completes: null,
		known: [],
		isRequired: false,
		isList: false,
		help: '',
		heading: null,
		problem: part.id,
		error: problems.get(part.problem ?? part.id) ?? null,
		...part,
	}));
}

/** The field under the cursor of a section; `undefined` where the section has none. */
export function focusedField(configure: Configure): FormField | undefined {
	const fields = listFields(configure, configure.section);
	return fields.find(({id}) => id === configure.cursors[configure.section]) ?? fields[0];
}

function listParts(configure: Configure, section: Section): readonly Part[] {
	switch (section) {
		case 'targets':
			return listTargetParts(configure);
		case 'parameters':
			return listParameterParts(configure);
		case 'rate':
			return listRateParts(configure);
		case 'alarm':
			return listAlarmParts(configure);
		case 'tags':
			return listTagParts(configure);
		default:
			return [];
	}
}

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

function listTargetParts(configure: Configure): readonly Part[] {
	const {draft, texts} = configure;
	const {targets} = draft;
	const runbook = readableRunbook(configure);
	const names = runbook?.parameters.map(({name}) => name) ?? [];
	const problems = new Map(problemsOf(configure).map(({field, message}) => [field, message]));
	// A key that isn't shown, of all instances say, is wrong with the kind.
	const ofKind = targets.kind === 'tag' ? ['targets.kind'] : ['targets.kind', 'targets.tagKey'];
	const kind: Part = {
		id: 'targets.kind',
		label: 'Targets',
		value: targets.kind,
		options: targetKinds,
		heading: 'What it runs on in each location',
		help: 'Which resources of a location the runbook runs on, once for each. AWS takes one tag, one resource group or one list of values a run.',
		error: ofKind.map(field => problems.get(field)).find(message => message !== undefined) ?? null,
	};
	const role: Part = {
		id: 'executionRole',
		label: 'Execution role',
		value: draft.executionRole,
		placeholder: 'AWS-SystemsManager-AutomationExecutionRole',
		heading: 'The role there',
		help: 'Name of the role that Automation assumes in each target account, without its ARN. It must be there in every one of them.',
	};
	// Entries kept as they came have roles of their own: what is typed here would not be sent.
	const roles = draft.places.kind === 'as-given' ? [] : [role];
	if (targets.kind === 'none') {
		return [kind, ...roles];
	}

	const parameter: Part = {
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
	const key: Part = {
		id: 'targets.tagKey',
		label: 'Tag key',
		value: targets.tagKey,
		isRequired: true,
		known: listPresetKeys(configure, 'Targets'),
		help: 'Key of the one tag by which resources are found.',
	};
	const values: Part = {
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
	return [
		kind,
		parameter,
		...(targets.kind === 'tag' ? [key] : []),
		...(targets.kind === 'all' ? [] : [values]),
		...roles,
	];
}

function listRateParts({draft: {rate, targets, places}}: Configure): readonly Part[] {
	const across = targets.kind === 'none' ? 'Counts only where there are targets. ' : '';
	const locations: readonly Part[] = [
		{
			id: 'rate.locationConcurrency',
			label: 'Concurrency',
			value: rate.locationConcurrency,
			placeholder: '1',
			heading: 'Locations: accounts × Regions',
			help: 'How many locations run at once: a count such as 10, or a percentage such as 25%.',
		},
		{
			id: 'rate.locationErrors',
			label: 'Errors allowed',
			value: rate.locationErrors,
			placeholder: '0',
			help: 'After how many failed locations no further one is started: 0 stops after the first. A count or a percentage.',
		},
	];
	return [
		// Entries kept as they came have limits of their own: what is typed here would not be sent.
		...(places.kind === 'as-given' ? [] : locations),
		{
			id: 'rate.resourceConcurrency',
			label: 'Concurrency',
			value: rate.resourceConcurrency,
			placeholder: '10',
			heading: 'Resources of one location',
			help: `${across}How many resources of a location run at once: a count or a percentage.`,
		},
		{
			id: 'rate.resourceErrors',
			label: 'Errors allowed',
			value: rate.resourceErrors,
			placeholder: '0',
			help: `${across}After how many failed resources of a location no further one of it is started: a count or a percentage.`,
		},
	];
}

function listAlarmParts({draft: {alarm}}: Configure): readonly Part[] {
	return [
		{
			id: 'alarm.name',
			label: 'Alarm',
			value: alarm.name,
			placeholder: 'none',
			completes: 'alarms',
			help: 'Name of a CloudWatch alarm of the central account and Region, metric or composite. When it goes off, AWS stops the fan-out.',
		},
		{
			id: 'alarm.ignoresPollFailure',
			label: 'If it can’t be read',
			value: alarm.ignoresPollFailure ? 'yes' : 'no',
			options: [
				{value: 'no', label: 'stop'},
				{value: 'yes', label: 'go on'},
			],
			help: 'What happens where AWS can’t tell the alarm’s state.',
		},
	];
}

function listTagParts(configure: Configure): readonly Part[] {
	const {tags} = configure.draft;
	const rows = [...tags, ...(tags.length < tagsAtStart ? [{key: '', value: ''}] : [])];
	const mistakes = new Map(problemsOf(configure).map(problem => [problem.field, problem]));
	const knownKeys = listPresetKeys(configure, 'Tags');
	// Problems count the rows that are filled in.
	let filled = -1;
	return rows.flatMap(({key, value}, index): readonly Part[] => {
		filled += Number(key !== '' || value !== '');
		const found = key !== '' || value !== '' ? mistakes.get(`tags.${filled}`) : undefined;
		return [
			{
				id: `tags.${index}.key`,
				label: `Tag ${index + 1}, key`,
				value: key,
				known: knownKeys,
				help: `At most ${tagsAtStart} tags at the start, of the execution itself. Keys don’t begin with aws:.`,
				...(found !== undefined && {problem: found.field, error: found.inField ?? found.message}),
			},
			{id: `tags.${index}.value`, label: 'value', value, help: 'At most 256 characters; may be empty.'},
		];
	});
}

/** Tag keys that the operator's presets have: AWS's own list of them is another service's, which asks for a right of its own. */
function listPresetKeys({presets}: Configure, member: 'Tags' | 'Targets'): readonly string[] {
	const keys = Object.values(presets).flatMap(plan => {
		const list = plan[member];
		return Array.isArray(list) ? list.filter(isRecord).map(({Key}) => String(Key)) : [];
	});
	return member === 'Tags'
		? [...new Set(keys)]
		: [...new Set(keys.filter(key => key.startsWith('tag:')).map(key => key.slice('tag:'.length)))];
}
