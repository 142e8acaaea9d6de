import {holdsSearch} from '../domain/search/holds-query.ts';
import type {Following} from '../follow/following.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {generalizeMessage} from './causes.ts';
import {type Explanation, explainCause} from './explain-cause.ts';
import {causesOfRow} from './row-causes.ts';

/** Locations that failed alike. */
export type FailureGroup = {
	/** The message with what varies taken out, or the status where there is no message. */
	readonly cause: string;
	/** In the grid's order; never empty. */
	readonly indices: readonly LocationIndex[];
};

/** A group as it is shown when it is the one chosen. */
export type FailureDetail = {
	readonly group: FailureGroup;
	/** What the angle brackets stand for. */
	readonly varying: readonly Varying[];
	/** Messages as AWS sent them, the most frequent first. */
	readonly messages: ReadonlyArray<{readonly text: string; readonly count: number}>;
	readonly explanation: Explanation | null;
};

type Varying = {
	readonly kind: string;
	readonly distinct: number;
	/** The first few. */
	readonly examples: readonly string[];
};

const shownExamples = 3;

const rememberGroups = createMemory<readonly FailureGroup[]>();

/** Failed and cancelled locations by cause, the most first. Remembered until a location changes. */
export function groupFailures(grid: LocationGrid): readonly FailureGroup[] {
	return rememberGroups(grid, [grid.version], () => group(grid));
}

function group(grid: LocationGrid): readonly FailureGroup[] {
	const byCause = new Map<string, LocationIndex[]>();
	for (let row = 0; row < grid.accountIds.length; row++) {
		for (const [cause, indices] of causesOfRow(grid, row)) {
			const known = byCause.get(cause);
			if (known === undefined) {
				byCause.set(cause, [...indices]);
			} else {
				known.push(...indices);
			}
		}
	}

	return [...byCause]
		.map(([cause, indices]) => ({cause, indices}))
		.sort((a, b) => b.indices.length - a.indices.length || (a.cause < b.cause ? -1 : 1));
}

/** The groups that the search lets through. */
export function listFailures(grid: LocationGrid, {search}: {readonly search: string}): readonly FailureGroup[] {
	const groups = groupFailures(grid);
	return search === '' ? groups : groups.filter(({cause}) => holdsSearch(search, {fields: {msg: [cause]}}));
}

/** Everything known of one group. */
export function detailFailure({grid, where, execution}: Following, group: FailureGroup): FailureDetail {
	const counts = new Map<string, number>();
	for (const index of group.indices) {
		const text = grid.failureMessageAt(index) ?? '';
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}

	const messages = [...counts]
		.filter(([text]) => text !== '')
		.map(([text, count]) => ({text, count}))
		.sort((a, b) => b.count - a.count);
	const first = grid.locationsOf(group.indices)[0] ?? where;
	return {
		group,
		varying: listVarying(messages.map(({text}) => text)),
		messages,
		explanation: explainCause({
			...first,
			central: where,
			document: execution?.document ?? '',
			message: messages[0]?.text ?? '',
		}),
	};
}

function listVarying(messages: readonly string[]): readonly Varying[] {
	const places: Array<{kind: string; texts: Set<string>}> = [];
	for (const message of messages) {
		for (const [place, {kind, text}] of generalizeMessage(message).values.entries()) {
			places[place] ??= {kind, texts: new Set()};
			places[place].texts.add(text);
		}
	}

	return places.map(({kind, texts}) => ({
		kind,
		distinct: texts.size,
		examples: [...texts].slice(0, shownExamples),
	}));
}
