import {effectiveConcurrency} from '../../../domain/rate-control.ts';
import {readTypedRate} from '../../../domain/request-rate.ts';
import {mask} from '../../../domain/secrets/secret-values.ts';
import {isSecretName} from '../../../domain/secrets/secrets.ts';
import type {StartRequest} from '../../../domain/start-request.ts';
import {readPlannedRate} from '../../../planning/planned-rate.ts';
import {splitAtCaret, splitSigns} from '../../../state/edit-line.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {formatCount, formatLocations} from '../../../status/format.ts';
import {escapeLine, toPrintableLine} from '../../../status/printable.ts';
import {describeEntry, describeRate, describeResourceRate, listResourceLimits} from '../../../status/rate-words.ts';
import {type Configure, chosenRunbook} from '../configure.ts';
import type {Configuring} from '../configuring.ts';
import {quickCoverSize} from '../places/summary.ts';
import {planOf, problemsOf} from '../plan.ts';
import {countPlanned} from '../review/count-planned.ts';
import {listRingNotes} from '../rings/words.ts';
import {checkFields} from './checked-fields.ts';
import {choiceNames} from './choice-names.ts';
import type {FormField} from './field.ts';
import {focusedField} from './fields.ts';
import {listSuggestions} from './suggestions.ts';

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
	/** The text before and after the caret; `null` where it isn't under the cursor, or is a choice. */
	readonly typed: {readonly before: string; readonly after: string} | null;
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

export function selectForm(state: Configuring): FormScreen {
	const {configure} = state;
	const fields = checkFields(configure, configure.section);
	const focusedId = focusedField(configure)?.id;
	const focused = fields.find(({id}) => id === focusedId);
	return {
		rows: fields.map(field => toRow(field, configure, field.id === focused?.id)),
		notes: listNotes(state, fields.length === 0),
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
	const isSecret = !isChoice && id.startsWith('parameters.') && isSecretName(label);
	return {
		id,
		heading,
		label,
		isRequired,
		isFocused,
		isChoice,
		text: isSecret
			? value === '' && placeholder === ''
				? ''
				: mask
			: toPrintableLine(isChoice ? option : value === '' ? placeholder : value),
		isPlaceholder,
		typed: isFocused && !isChoice ? splitTyped(value, configure.caretFromEnd, isSecret) : null,
		error: error === null ? null : toPrintableLine(error),
	};
}

/** Split the text at the caret. A secret shows an asterisk for each character while it is typed, so that the caret is in the right place; later nothing shows its length. */
function splitTyped(value: string, fromEnd: number, isSecret: boolean): NonNullable<FormRow['typed']> {
	const {before, after} = splitAtCaret({text: value, fromEnd});
	const show = (text: string) => (isSecret ? '*'.repeat(splitSigns(text).length) : escapeLine(text));
	return {before: show(before), after: show(after)};
}

function saySource({choices}: Configure, {completes}: FormField): Phrase | null {
	if (completes === null) {
		return null;
	}

	const {state, trouble, values} = choices[completes];
	const name = choiceNames[completes];
	switch (state) {
		case 'failed':
			return {
				text: `Type it: ${trouble === null ? 'no list' : describeFailure(trouble.failure).join(' ')}`,
				tone: 'waiting',
			};
		case 'known':
			return {
				text: values.length === 0 ? `No ${name}: type it` : `${formatCount(values.length)} ${name}`,
				tone: 'muted',
			};
		default:
			return {text: `Asking for the ${name}…  It can be typed meanwhile.`, tone: 'muted'};
	}
}

/** What the numbers come to, or why nothing can be filled in. */
function listNotes(state: Configuring, isEmpty: boolean): readonly Phrase[] {
	const {configure} = state;
	const {draft, section} = configure;
	if (section === 'rate') {
		return listRateNotes(state);
	}

	if (section === 'rings') {
		return listRingNotes(state);
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
		return [...describeFailure(known.trouble.failure).map(text => ({text, tone: 'bad' as const}))];
	}

	return isEmpty ? [{text: 'This runbook takes no parameters.', tone: 'muted'}] : [];
}

function listRateNotes(state: Configuring): readonly Phrase[] {
	const {configure} = state;
	if (problemsOf(configure).some(({field}) => field.startsWith('rate.'))) {
		// What a wrong limit comes to can't be said.
		return [];
	}

	const resources = listResourceLimits(requestsOf(configure)).map(({concurrency, errors}) => ({
		text: `Of ${exampleResources} resources in a location, say: ${describeResourceRate(concurrency, errors, exampleResources)}`,
		tone: 'text' as const,
	}));
	return [...listLocationRates(state), ...resources];
}

/** Nobody knows beforehand how many resources a location has. */
const exampleResources = 100;

function listLocationRates(state: Configuring): readonly Phrase[] {
	const {configure} = state;
	const {places, rate} = configure.draft;
	if (places.kind === 'as-given') {
		return sayGivenRates(places, state);
	}

	const count = countPlanned(configure, state);
	const across =
		count === null
			? `How many locations the OUs hold is known to AWS alone: ${describeEntry(readTypedRate(rate, null))}`
			: count === 0
				? `No locations chosen yet: ${describeEntry(readTypedRate(rate, null))}`
				: `Of ${formatLocations(count)}: ${describeEntry(readTypedRate(rate, count))}`;
	const entries = places.kind === 'locations' ? quickCoverSize(places.selection) : null;
	if (entries === null || entries <= 1) {
		return [{text: across, tone: 'text'}];
	}

	const atOnce = effectiveConcurrency(rate.locationConcurrency || null, count ?? 1);
	const plan = planOf(configure);
	const sent = plan.isReady ? describeRate(readPlannedRate(plan.requests, state.directory)) : [];
	return [
		{text: across, tone: 'text'},
		...sent.map(text => ({text: `As it is sent: ${text}`, tone: 'text' as const})),
		...(entries > atOnce
			? [
					{
						text: `They take ${entries} target locations, each of which runs one at a time at the least: with a concurrency below ${entries} they go out as several fan-outs, one after the other.`,
						tone: 'waiting' as const,
					},
				]
			: []),
	];
}

/** Entries kept as they came: their limits are sent as they are, and can't be typed here. */
function sayGivenRates(
	{entries, url}: Extract<Configure['draft']['places'], {kind: 'as-given'}>,
	state: Configuring,
): readonly Phrase[] {
	if (url !== null) {
		return [{text: 'The file in S3 holds the limits of its locations: they are not known here.', tone: 'text'}];
	}

	const request = {DocumentName: '', TargetLocations: entries};
	return [
		...describeRate(readPlannedRate([{request, turn: 0, locations: 0}], state.directory)).map(text => ({
			text,
			tone: 'text' as const,
		})),
		{
			text: 'Each target location keeps the limits it came with: paint locations anew to give one limit to all.',
			tone: 'muted',
		},
	];
}

/** What the draft says of the resources of a location, as it would be sent; quick, as it is read at every key. */
function requestsOf(configure: Configure): readonly StartRequest[] {
	const {targets, rate, places, entrySettings} = configure.draft;
	const given = places.kind === 'as-given' ? places.entries : [entrySettings];
	return [
		{
			DocumentName: '',
			...(targets.kind !== 'none' && {Targets: []}),
			...(rate.resourceConcurrency !== '' && {MaxConcurrency: rate.resourceConcurrency}),
			...(rate.resourceErrors !== '' && {MaxErrors: rate.resourceErrors}),
			TargetLocations: given,
		},
	];
}
