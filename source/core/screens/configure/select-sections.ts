import {readTypedRate} from '../../domain/request-rate.ts';
import {readPlannedRate} from '../../planning/planned-rate.ts';
import {plainNameOf} from '../../planning/search-runbooks.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {describeEntry, summarizeRate} from '../../status/rate-words.ts';
import {type Configure, chosenRunbook, hasRings, type Section, sections} from './configure.ts';
import type {Configuring} from './configuring.ts';
import {listFields} from './form/fields.ts';
import {summarizePlaces} from './places/summary.ts';
import {problemsOf, sectionOf} from './plan.ts';
import {summarizePreflight} from './preflight/words.ts';
import {countPlanned} from './review/count-planned.ts';
import {placedRings} from './rings/placed.ts';
import {summarizeRings} from './rings/words.ts';
import {sectionDigits, sectionTitles} from './section-titles.ts';
import {writesInto} from './writing.ts';

/** Stands in while no location is chosen yet. */
const manyLocations = 100;

/** One line of the list of sections. */
export type SectionRow = {
	readonly section: Section;
	/** The key that goes there; a blank while keys are written into a text. */
	readonly key: string;
	readonly title: string;
	/** `ready` is complete, `missing` keeps the launch from starting, `unset` may stay as it is. */
	readonly state: 'ready' | 'missing' | 'unset';
	/** What is chosen there, in a few words. */
	readonly summary: string;
	readonly isOpen: boolean;
};

export function selectSections(state: Configuring): readonly SectionRow[] {
	const {configure} = state;
	const wrong = new Map<Section, number>();
	for (const {field} of problemsOf(configure)) {
		const section = sectionOf(field);
		wrong.set(section, (wrong.get(section) ?? 0) + 1);
	}

	// While the operator paints locations, no key waits until they are divided among the rings.
	const placed = configure.section === 'places' ? null : placedRings(state);
	if (placed !== null && 'mistakes' in placed) {
		wrong.set('rings', placed.mistakes.length);
	}

	const total = [...wrong.values()].reduce((sum, count) => sum + count, 0);
	const isWriting = writesInto(state) !== null;
	return sections.map(section => {
		const mistakes = section === 'review' ? total : (wrong.get(section) ?? 0);
		const {text, isSet} = summarize(state, section);
		return {
			section,
			key: isWriting ? ' ' : sectionDigits[section],
			title: sectionTitles[section],
			state: mistakes > 0 ? 'missing' : isSet ? 'ready' : 'unset',
			summary: section === 'review' ? sayReview(total) : toPrintableLine(text),
			isOpen: section === configure.section,
		};
	});
}

function sayReview(problems: number): string {
	return problems === 0 ? 'ready to launch' : `${problems} missing or wrong`;
}

type Summary = {readonly text: string; readonly isSet: boolean};

function summarize(state: Configuring, section: Section): Summary {
	const {configure} = state;
	const {draft} = configure;
	switch (section) {
		case 'runbook': {
			const version = draft.documentVersion === null ? '' : ` ${draft.documentVersion}`;
			return {
				text: draft.document === '' ? 'none chosen' : plainNameOf(draft.document) + version,
				isSet: draft.document !== '',
			};
		}

		case 'places':
			return {text: summarizePlaces(state, configure), isSet: true};
		case 'targets':
			return summarizeTargets(configure);
		case 'parameters': {
			const fields = listFields(configure, 'parameters');
			const given = fields.filter(({value}) => value !== '').length;
			const known = chosenRunbook(configure);
			const text =
				known === undefined
					? 'choose a runbook first'
					: known.state === 'asking'
						? 'reading the runbook…'
						: `${given} of ${fields.length} given`;
			return {text, isSet: given > 0};
		}

		case 'rate': {
			const {places, rate} = draft;
			if (places.kind === 'as-given') {
				const request = {DocumentName: '', TargetLocations: places.entries};
				const sent = readPlannedRate([{request, turn: 0, locations: 0}], state.directory);
				return {text: places.url === null ? summarizeRate(sent) : 'as its file in S3 says', isSet: true};
			}

			const count = countPlanned(configure, state) ?? 0;
			if (problemsOf(configure).some(({field}) => field.startsWith('rate.'))) {
				return {text: 'not a count or a percentage', isSet: true};
			}

			return {
				// Of no locations any limit is all of them.
				text: describeEntry(readTypedRate(rate, count || manyLocations)),
				isSet: Object.values(rate).some(text => text !== ''),
			};
		}

		case 'alarm':
			return {text: draft.alarm.name || 'none', isSet: draft.alarm.name !== ''};
		case 'tags':
			return {
				text: draft.tags.length === 0 ? 'none' : draft.tags.map(({key, value}) => `${key}=${value}`).join(', '),
				isSet: draft.tags.length > 0,
			};
		case 'rings':
			return {text: summarizeRings(configure), isSet: hasRings(configure)};
		case 'review':
			return {text: '', isSet: true};
		case 'preflight':
			return {text: summarizePreflight(configure), isSet: configure.preflight?.state === 'over'};
	}
}

function summarizeTargets({draft: {targets}}: Configure): Summary {
	const values = targets.values.join(', ');
	const kinds = {
		none: 'none: once in each location',
		values: values,
		tag: `${targets.tagKey}=${values}`,
		group: values,
		all: 'all instances',
	};
	return {text: kinds[targets.kind] || '?', isSet: targets.kind !== 'none'};
}
