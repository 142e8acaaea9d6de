import type {RunbookParameter, RunbookStep} from '../../../domain/runbook.ts';
import {plainNameOf} from '../../../planning/search-runbooks.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {formatCount} from '../../../status/format.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import {type Configure, chosenRunbook, owners} from '../configure.ts';
import {describeVersion} from '../version-words.ts';
import {detailedRunbook, listFamilies, listPicked, pickerIndex} from './picker.ts';

export type RunbookRow = {
	readonly name: string;
	/** Name without the ARN before it. */
	readonly title: string;
	readonly owner: string;
	readonly platforms: string;
	readonly isChosen: boolean;
};

export type RunbookScreen = {
	readonly tabs: ReadonlyArray<{readonly title: string; readonly isOpen: boolean}>;
	/** How many there are, how the list is narrowed, and whether more are coming. */
	readonly status: Phrase;
	readonly rows: readonly RunbookRow[];
	readonly cursor: number;
	/** The runbook under the cursor, or the chosen one. */
	readonly details: readonly Phrase[];
	readonly detailTop: number;
};

const tabTitles = {Amazon: 'Owned by Amazon', Self: 'Owned by me', Private: 'Shared with me', Any: 'All'} as const;

export function selectRunbooks(configure: Configure): RunbookScreen {
	const {picker, lists, draft} = configure;
	const items = listPicked(configure);
	return {
		tabs: owners.map(owner => ({title: tabTitles[owner], isOpen: owner === picker.owner})),
		status: sayStatus(configure, items.length),
		rows: items.map(({name, owner, platformTypes, displayName}) => ({
			name,
			title: toPrintableLine([plainNameOf(name), displayName].filter(Boolean).join(' · ')),
			owner,
			platforms: platformTypes.join(', '),
			isChosen: name === draft.document,
		})),
		cursor: pickerIndex(items, configure),
		detailTop: picker.detailTop,
		details: describeDetails(configure, lists[picker.owner].items.length > 0),
	};
}

function sayStatus(configure: Configure, shown: number): Phrase {
	const {picker, lists} = configure;
	const pages = lists[picker.owner];
	if (pages.trouble !== null) {
		return {
			text: toPrintableLine(`${pages.trouble.failure.what} · u asks again, a takes a typed name`),
			tone: 'bad',
		};
	}

	const families = listFamilies(configure);
	const parts = [
		pages.isComplete || pages.items.length > 0 ? `${formatCount(shown)} of ${formatCount(pages.items.length)}` : '',
		pages.isComplete ? '' : pages.isAsking || pages.items.length === 0 ? 'more are coming…' : '',
		picker.category === null
			? families.length > 1
				? `c: only ${families
						.slice(0, 3)
						.map(([family]) => family)
						.join(', ')}…`
				: ''
			: `only ${picker.category}-*`,
		picker.search !== '' && !picker.isSearching ? `/${picker.search}` : '',
	];
	return {text: parts.filter(Boolean).join(' · '), tone: picker.search === '' ? 'muted' : 'accent'};
}

function describeDetails(configure: Configure, hasItems: boolean): readonly Phrase[] {
	const {name, known} = detailedRunbook(configure);
	if (name === '') {
		return hasItems ? [{text: 'Nothing matches the search. Esc leaves it.', tone: 'muted'}] : [];
	}

	const isChosen = name === configure.draft.document;
	const head: readonly Phrase[] = [
		{text: toPrintableLine(plainNameOf(name)), tone: 'accent'},
		...(isChosen ? sayVersion(configure) : []),
	];
	if (known === undefined || known.state === 'asking') {
		return [...head, {text: 'Reading it…', tone: 'muted'}];
	}

	if (known.state === 'failed') {
		return [
			...head,
			...describeFailure(known.trouble.failure).map(text => ({text, tone: 'bad' as const})),
			{text: 'It can be chosen all the same: parameters are then typed as text.', tone: 'muted'},
		];
	}

	const {document, runbook} = known;
	const facts = [
		`owner ${document.owner || '?'}`,
		`version ${document.version}${document.version === document.defaultVersion ? ', the default' : ''}`,
		...(document.latestVersion === document.version ? [] : [`latest ${document.latestVersion}`]),
		...(document.platformTypes.length > 0 ? [document.platformTypes.join(', ')] : []),
		...(document.targetType === null ? [] : [document.targetType]),
		...document.categories,
	];
	return [
		...head,
		{text: facts.join(' · '), tone: 'muted'},
		{text: '', tone: 'text'},
		{text: toPrintableLine(runbook.description?.replaceAll(/\s+/g, ' ') ?? 'No description'), tone: 'text'},
		{text: '', tone: 'text'},
		{text: `Parameters (${runbook.parameters.length})`, tone: 'accent'},
		...runbook.parameters.map(describeParameter),
		{text: '', tone: 'text'},
		{text: `Steps (${runbook.steps.length})`, tone: 'accent'},
		...runbook.steps.flatMap(one => describeStep(one, 1)),
	];
}

function sayVersion(configure: Configure): readonly Phrase[] {
	const {document, documentVersion} = configure.draft;
	const known = configure.versions.get(document)?.length ?? 0;
	const more = known > 1 ? ` · v: another of ${known} versions` : ' · v: latest when it starts, or a fixed one';
	const read = chosenRunbook(configure);
	const number = read?.state === 'read' && documentVersion === null ? `, now ${read.document.version}` : '';
	return [{text: `Chosen. ${describeVersion(documentVersion)}${number}${more}`, tone: 'good'}];
}

function describeParameter({name, type, isRequired, default: values, description}: RunbookParameter): Phrase {
	const standard = isRequired ? 'required' : values.length === 0 ? 'optional' : `default ${values.join(', ')}`;
	const text = description === null ? '' : ` – ${description.replaceAll(/\s+/g, ' ')}`;
	return {text: toPrintableLine(`  ${name}: ${type}, ${standard}${text}`), tone: isRequired ? 'text' : 'muted'};
}

function describeStep({name, action, onFailure, steps}: RunbookStep, depth: number): readonly Phrase[] {
	const failing = onFailure === 'Abort' ? '' : `, on failure ${onFailure}`;
	return [
		{text: toPrintableLine(`${'  '.repeat(depth)}${name}: ${action}${failing}`), tone: 'text'},
		...steps.flatMap(one => describeStep(one, depth + 1)),
	];
}
