import type {RunbookSummary} from '../domain/runbook-list.ts';
import {holdsQuery} from '../domain/search/holds-query.ts';
import {parseQuery, type SearchField, type SearchTerm} from '../domain/search/parse-query.ts';
import {type FuzzyKeys, searchFuzzily} from './search-fuzzily.ts';

const runbookKeys: FuzzyKeys<RunbookSummary> = {
	keys: [
		{name: 'name', weight: 5},
		{name: 'displayName', weight: 3},
		{name: 'platformTypes', weight: 1},
		{name: 'owner', weight: 1},
	],
	textOf: ({name, displayName, platformTypes, owner}) => [name, displayName ?? '', ...platformTypes, owner].join(' '),
};

/** The fields that a search of runbooks knows. */
export const runbookFields: readonly SearchField[] = ['runbook', 'platform', 'owner'];

/**
Find runbooks by a search as on every screen, in name, display name, platforms and owner.

Plain words are searched fuzzily: the name counts most, and the best match comes first. All other terms filter.
*/
export function searchRunbooks(runbooks: readonly RunbookSummary[], search: string): readonly RunbookSummary[] {
	const {terms, mistakes} = parseQuery(search);
	const words = terms.flatMap(term => plainWord(term) ?? []);
	const others = terms.filter(term => plainWord(term) === undefined);
	const like = searchFuzzily(runbooks, words.join(' '), runbookKeys);
	return others.length === 0
		? like
		: like.filter(({name, displayName, platformTypes, owner}) =>
				holdsQuery(
					{terms: others, mistakes},
					{fields: {runbook: [name, displayName], platform: platformTypes, owner: [owner]}},
				),
			);
}

/** The word of a term that is only a plain word; else `undefined`. */
function plainWord({field, isInverted, wanted: [first]}: SearchTerm): string | undefined {
	return field === null && !isInverted && first?.type === 'text' && first.isQuoted !== true ? first.text : undefined;
}

/**
The family of a runbook, by which a list can be narrowed: `AWS`, `AWSSupport`, `AWSConfigRemediation`, or what stands before the first hyphen of another name.

AWS's lists tell no category; a document's own are known only once it has been read.
*/
export function familyOf(name: string): string {
	const plain = plainNameOf(name);
	const hyphen = plain.indexOf('-');
	return hyphen > 0 ? plain.slice(0, hyphen) : plain;
}

/** The name alone, where a runbook is known by its ARN. */
export function plainNameOf(name: string): string {
	return name.slice(name.lastIndexOf('/') + 1);
}
