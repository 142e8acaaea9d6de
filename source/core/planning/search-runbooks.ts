import Fuse from 'fuse.js';
import type {RunbookSummary} from '../domain/runbook-list.ts';
import {createMemory} from '../grid/remember.ts';

/** How far from what was typed a name may be, from 0 (the same) to 1: a slip of the fingers, not another word. */
const threshold = 0.35;

const rememberIndex = createMemory<Fuse<RunbookSummary>>();

/**
Find runbooks by what was typed: fuzzily, over name, display name, platforms and owner, the name counting most.

@param runbooks - The same list gives the same index, so searching at every key costs little.
@returns Best first; all of them, in their order, for an empty search.
*/
export function searchRunbooks(runbooks: readonly RunbookSummary[], search: string): readonly RunbookSummary[] {
	const wanted = search.trim();
	if (wanted === '') {
		return runbooks;
	}

	const index = rememberIndex(
		runbooks,
		[],
		() =>
			new Fuse(runbooks, {
				threshold,
				ignoreLocation: true,
				useExtendedSearch: false,
				keys: [
					{name: 'name', weight: 5},
					{name: 'displayName', weight: 3},
					{name: 'platformTypes', weight: 1},
					{name: 'owner', weight: 1},
				],
			}),
	);

	// What holds every word as typed comes before what is only like it.
	const words = wanted.toLowerCase().split(/\s+/);
	const holds = ({name, displayName, platformTypes, owner}: RunbookSummary): boolean => {
		const text = [name, displayName ?? '', ...platformTypes, owner].join(' ').toLowerCase();
		return words.every(word => text.includes(word));
	};
	const exact = runbooks.filter(holds);
	const known = new Set(exact);
	const [first = [], ...others] = words.map(word => index.search(word).map(({item}) => item));
	const like = first.filter(item => others.every(found => found.includes(item)));
	return [...exact, ...like.filter(item => !known.has(item))];
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
