import type {RunbookSummary} from '../domain/runbook-list.ts';
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

/** Find runbooks by a typed text: fuzzily, in name, display name, platforms and owner; the name counts most, and the best match comes first. */
export function searchRunbooks(runbooks: readonly RunbookSummary[], search: string): readonly RunbookSummary[] {
	return searchFuzzily(runbooks, search, runbookKeys);
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
