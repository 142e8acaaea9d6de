import {defaultResourceConcurrency, describeRateControl, effectiveConcurrency} from '../../domain/rate-control.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {type Configure, chosenRunbook} from '../configure/configure.ts';
import {type FormField, focusedField, listFields} from '../configure/fields.ts';
import {listSuggestions} from '../configure/focus.ts';
import {countPlanned} from '../configure/launch.ts';
import {problemsOf} from '../configure/plan.ts';
import type {ConsoleState} from '../state.ts';
import {quickCoverSize} from './configure-places.ts';
import {describeFailure} from './failure-lines.ts';
import type {Phrase} from './header.ts';

export type FormRow = {
	readonly id: string;
	readonly heading: string | null;
	readonly label: string;
	readonly isRequired: boolean;
	readonly isFocused: boolean;
	readonly isChoice: boolean;
	/** What stands in the field; the placeholder where it is empty. */
	readonly text: string;
	readonly isPlaceholder: boolean;
	/** Place of the caret in `text`; `null` where there is none. */
	readonly caret: number | null;
	readonly error: string | null;
};

export type FormScreen = {
	readonly rows: readonly FormRow[];
	/** What the form as a whole comes to, or why it has no fields. */
	readonly notes: readonly Phrase[];
	/** About the field under the cursor. */
	readonly help: readonly Phrase[];
	readonly suggestions: ReadonlyArray<{readonly text: string; readonly isHighlighted: boolean}>;
	/** Where the suggestions come from, and why there are none. */
	readonly source: Phrase | null;
};

export function selectForm(state: ConsoleState, configure: Configure): FormScreen {
	const fields = listFields(configure, configure.section);
	const focused = focusedField(configure);
	return {
		rows: fields.map(field => toRow(field, configure, field.id === focused?.id)),
		notes: listNotes(state, configure, fields.length === 0),
		help:
			focused === undefined
				? []
				: [
						...(focused.error === null ? [] : [{text: toPrintableLine(focused.error), tone: 'bad' as const}]),
						{text: toPrintableLine(focused.help.replaceAll(/\s+/g, ' ')), tone: 'muted' as const},
					],
		suggestions: listSuggestions(configure, focused).map((text, place) => ({
			text: toPrintableLine(text),
			isHighlighted: place === configure.suggestion,
		})),
		source: focused === undefined ? null : saySource(configure, focused),
	};
}

function toRow(field: FormField, configure: Configure, isFocused: boolean): FormRow {
	const {id, heading, label, isRequired, kind, value, placeholder, options, error} = field;
	const isChoice = kind === 'choice';
	const option = options.find(one => one.value === value)?.label ?? value;
	const isPlaceholder = !isChoice && value === '';
	return {
		id,
		heading,
		label,
		isRequired,
		isFocused,
		isChoice,
		text: toPrintableLine(isChoice ? option : value === '' ? placeholder : value),
		isPlaceholder,
		caret: isFocused && !isChoice ? value.length - configure.caretFromEnd : null,
		error: error === null ? null : toPrintableLine(error),
	};
}

const listNames = {
	alarms: 'CloudWatch alarms of the central account',
	groups: 'resource groups of the central account',
	roles: 'roles that Automation may assume',
	regions: 'Regions',
};

function saySource({choices}: Configure, {completes}: FormField): Phrase | null {
	if (completes === null) {
		return null;
	}

	const {state, failure, values} = choices[completes];
	const name = listNames[completes];
	switch (state) {
		case 'failed':
			return {text: `Type it: ${failure === null ? 'no list' : describeFailure(failure).join(' ')}`, tone: 'waiting'};
		case 'known':
			return {text: values.length === 0 ? `No ${name}: type it` : `${values.length} ${name}`, tone: 'muted'};
		default:
			return {text: `Asking for the ${name}…  It can be typed meanwhile.`, tone: 'muted'};
	}
}

/** What the numbers come to, or why nothing can be filled in. */
function listNotes(state: ConsoleState, configure: Configure, isEmpty: boolean): readonly Phrase[] {
	const {draft, section} = configure;
	if (section === 'rate') {
		return listRateNotes(state, configure);
	}

	if (section !== 'parameters') {
		return [];
	}

	const known = chosenRunbook(configure);
	if (draft.document === '') {
		return [{text: 'Choose a runbook first: its parameters are asked for here. 1 goes there.', tone: 'muted'}];
	}

	if (known?.state === 'asking') {
		return [{text: 'Reading the runbook…', tone: 'muted'}];
	}

	if (known?.state === 'failed') {
		return [...describeFailure(known.failure).map(text => ({text, tone: 'bad' as const}))];
	}

	return isEmpty ? [{text: 'This runbook takes no parameters.', tone: 'muted'}] : [];
}

function listRateNotes(state: ConsoleState, configure: Configure): readonly Phrase[] {
	const {rate, targets} = configure.draft;
	if (problemsOf(configure).some(({field}) => field.startsWith('rate.'))) {
		// What a wrong limit comes to can't be said.
		return [];
	}

	const count = countPlanned(configure, state);
	const {locationConcurrency, locationErrors, resourceConcurrency, resourceErrors} = rate;
	const across =
		count === null
			? 'How many locations the OUs hold is known to AWS alone'
			: `Of ${count} locations: ${describeRateControl(locationConcurrency || null, locationErrors || null, count)}`;
	// Nobody knows beforehand how many resources a location has.
	const example = 100;
	const within = describeRateControl(
		resourceConcurrency || null,
		resourceErrors || null,
		example,
		defaultResourceConcurrency,
	);
	const {places} = configure.draft;
	const entries = places.kind === 'locations' ? quickCoverSize(places.selection) : null;
	const atOnce = effectiveConcurrency(locationConcurrency || null, count ?? 1);
	return [
		{text: across, tone: 'text'},
		...(entries !== null && entries > atOnce
			? [
					{
						text: `They take ${entries} target locations, each of which runs one at a time at the least: with a concurrency below ${entries} they go out as several fan-outs, one after the other.`,
						tone: 'waiting' as const,
					},
				]
			: []),
		...(targets.kind === 'none'
			? []
			: [{text: `Of ${example} resources in a location, say: ${within}`, tone: 'text' as const}]),
	];
}
