import {editParameter, editRate, type LaunchDraft} from '../../../planning/draft.ts';
import {parseField} from '../../../planning/parameters.ts';
import {noGate, type RingsDraft} from '../../../planning/rings/rings-draft.ts';
import {type Configure, newParameter} from '../configure.ts';

/** Put a text into a field, by the field's ID; one that isn't known changes nothing. */
export function editField(configure: Configure, id: string, text: string): Configure {
	const {draft} = configure;
	const [part = '', name = ''] = splitId(id);
	const withDraft = (change: Partial<LaunchDraft>): Configure => ({...configure, draft: {...draft, ...change}});
	switch (part) {
		case newParameter:
			return {...configure, texts: {...configure.texts, [newParameter]: text}};
		case 'executionRole':
			return withDraft({executionRole: text.trim()});
		case 'parameters':
			return {...configure, draft: editParameter(draft, name, text)};
		case 'rate':
			return {...configure, draft: editRate(draft, {[name]: text.trim()})};
		case 'alarm':
			return withDraft({
				alarm: {...draft.alarm, ...(name === 'name' ? {name: text} : {ignoresPollFailure: text === 'yes'})},
			});
		case 'tags':
			return withDraft({tags: editTags(draft.tags, name, text)});
		case 'rings':
			return {...configure, rings: editRings(configure.rings, name, text)};
		case 'targets':
			return editTargets(configure, name, text);
		default:
			return configure;
	}
}

function editTargets(configure: Configure, name: string, text: string): Configure {
	const {draft, texts} = configure;
	if (name !== 'values') {
		const targets = {...draft.targets, [name]: text};
		// Without targets nothing is put into a parameter.
		const cleared = targets.kind === 'none' ? {...targets, parameterName: ''} : targets;
		return {...configure, draft: {...draft, targets: cleared}};
	}

	const values = draft.targets.kind === 'group' ? [text.trim()].filter(Boolean) : splitValues(text);
	return {
		...configure,
		texts: {...texts, 'targets.values': text},
		draft: {...draft, targets: {...draft.targets, values}},
	};
}

/** Values as typed: by comma, or as JSON where one holds a comma. */
function splitValues(text: string): readonly string[] {
	const parsed = parseField(listOfAny, text);
	return 'values' in parsed ? parsed.values : [text];
}

const listOfAny = {
	name: '',
	type: 'StringList',
	description: null,
	isRequired: false,
	default: [],
	isSecret: false,
	allowedValues: null,
	allowedPattern: null,
	minItems: null,
	maxItems: null,
	minChars: null,
	maxChars: null,
};

/** Edit the text of the rings, or a part of the gate after one of them. */
function editRings(rings: RingsDraft, name: string, text: string): RingsDraft {
	const [index = '', part = ''] = name.split('.');
	if (index === 'text') {
		return {...rings, text};
	}

	const count = Math.max(rings.gates.length, Number(index) + 1);
	const gates = Array.from({length: count}, (_, place) =>
		place === Number(index) ? {...(rings.gates[place] ?? noGate), [part]: text} : rings.gates[place],
	);
	return {...rings, gates};
}

function editTags(tags: LaunchDraft['tags'], name: string, text: string): LaunchDraft['tags'] {
	const [index = '', member = ''] = name.split('.');
	const changed = [...tags, {key: '', value: ''}].map((tag, place) =>
		place === Number(index) ? {...tag, [member]: text} : tag,
	);
	const last = changed.findLastIndex(({key, value}) => key !== '' || value !== '');
	return changed.slice(0, last + 1);
}

/** `parameters` and the rest, which may hold dots. */
function splitId(id: string): readonly [string, string] {
	const dot = id.indexOf('.');
	return dot === -1 ? [id, ''] : [id.slice(0, dot), id.slice(dot + 1)];
}

/** Take a parameter in that was typed as name=value; `undefined` where it isn't. */
export function addTypedParameter(configure: Configure): Configure | undefined {
	const {[newParameter]: text = '', ...texts} = configure.texts;
	const [, name, value] = /^\s*([\w:.-]{1,50})\s*=(.*)$/s.exec(text) ?? [];
	return name === undefined || value === undefined
		? undefined
		: {...configure, texts, draft: editParameter(configure.draft, name, value.trim())};
}
