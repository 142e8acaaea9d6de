import type {RunbookSummary} from '../../../domain/runbook-list.ts';
import {createMemory} from '../../../grid/remember.ts';
import {familyOf, searchRunbooks} from '../../../planning/search-runbooks.ts';
import type {Search} from '../../../state/screen.ts';
import {transition} from '../../../state/transition.ts';
import {type Configure, type KnownRunbook, owners, runbookKey} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, withConfigure} from '../configuring.ts';
import {askRunbooks} from './asking.ts';

/** How long the cursor rests on a runbook before it is read: moving down a list asks for nothing. */
const restMs = 350;

const rememberPart = createMemory<readonly RunbookSummary[]>();

/** The runbooks that the picker shows, best first while one searches. */
export function listPicked({lists, picker}: Configure): readonly RunbookSummary[] {
	const {items} = lists[picker.owner];
	const {category} = picker;
	const part = rememberPart(items, [category], () =>
		category === null ? items : items.filter(({name}) => familyOf(name) === category),
	);
	return searchRunbooks(part, picker.search);
}

/** Where the cursor stands among them; 0 where its runbook isn't shown. */
export function pickerIndex(items: readonly RunbookSummary[], {picker}: Configure): number {
	return Math.max(
		0,
		items.findIndex(({name}) => name === picker.cursor),
	);
}

/** Families of the tab's runbooks with how many each has, the largest first. */
export function listFamilies({lists, picker}: Configure): ReadonlyArray<readonly [string, number]> {
	const counts = new Map<string, number>();
	for (const {name} of lists[picker.owner].items) {
		const family = familyOf(name);
		counts.set(family, (counts.get(family) ?? 0) + 1);
	}

	return [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** The runbook whose details are shown: the one under the cursor, else the chosen one. */
export function detailedRunbook(configure: Configure): {
	readonly name: string;
	readonly known: KnownRunbook | undefined;
} {
	const items = listPicked(configure);
	const name = items[pickerIndex(items, configure)]?.name ?? configure.draft.document;
	const version = name === configure.draft.document ? configure.draft.documentVersion : null;
	return {name, known: configure.runbooks.get(runbookKey(name, version))};
}

/** Move in the list; the details follow when the cursor rests. */
export function movePicker(state: Configuring, by: number): ConfigureTransition {
	const {configure} = state;
	const items = listPicked(configure);
	const place = Math.max(0, Math.min(items.length - 1, pickerIndex(items, configure) + by));
	return restOn(state, items[place]?.name ?? null);
}

/** The next tab, or the one before. */
export function turnTab(state: Configuring, by: number): ConfigureTransition {
	const {configure} = state;
	const at = owners.indexOf(configure.picker.owner) + by;
	const owner = owners[Math.max(0, Math.min(owners.length - 1, at))]!;
	const turned = {...configure, picker: {...configure.picker, owner, category: null, cursor: null}};
	const changed = withConfigure(hush(state), turned);
	return state.central === null ? transition(changed) : askRunbooks(changed, state.central);
}

/** The next family of runbooks, or all again. */
export function cycleCategory(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const families = [null, ...listFamilies(configure).map(([family]) => family)];
	const category = families[(families.indexOf(configure.picker.category) + 1) % families.length] ?? null;
	return transition(withConfigure(hush(state), {...configure, picker: {...configure.picker, category, cursor: null}}));
}

/** The picker searches for something else: its cursor goes to the best that is found. */
export function searchPicker(state: Configuring, {search, isSearching}: Search): ConfigureTransition {
	const {configure} = state;
	const hasChanged = search !== configure.picker.search;
	const picker = {...configure.picker, search, isSearching, ...(hasChanged && {cursor: null})};
	const searched = {...configure, picker};
	return restOn(withConfigure(state, searched), listPicked(searched)[0]?.name ?? null, hasChanged);
}

function restOn(state: Configuring, name: string | null, moves = true): ConfigureTransition {
	const {configure} = state;
	const picker = moves ? {...configure.picker, cursor: name, detailTop: 0} : configure.picker;
	const changed = withConfigure(hush(state), {...configure, picker});
	return name === null || configure.runbooks.has(runbookKey(name, null))
		? transition(changed)
		: transition(changed, {
				type: 'wake',
				name: 'runbook-rested',
				afterMs: restMs,
				event: {type: 'runbook-rested', name},
			});
}

/** Rows that the details move by. */
const detailStride = 4;

/** Read on in what is said of the runbook; the screen clamps what lies beyond the end. */
export function scrollDetails(state: Configuring, direction: 'up' | 'down'): ConfigureTransition {
	const {configure} = state;
	const {picker} = configure;
	const by = direction === 'down' ? detailStride : -detailStride;
	const detailTop = Math.max(0, Math.min(1000, picker.detailTop + by));
	return transition(withConfigure(state, {...configure, picker: {...picker, detailTop}}));
}
