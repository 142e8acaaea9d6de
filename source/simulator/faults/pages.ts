import type {Pages} from '../operations/operation.ts';
import type {Fault} from './fault.ts';

/** What an empty page's token begins with; the rest is the token of the page that it put off. */
const afterEmpty = 'EMPTY';

/** What the faults make of a request for a page: an empty one with a token, or a smaller limit. */
export type PageRequest = {readonly input: Record<string, unknown>; readonly empty: object | undefined};

/**
Change how an operation walks its pages. Nothing is lost or told twice: an empty page comes before each page, and a short one is continued where it ends.

@param pages - `undefined` for an operation without pages, which nothing here changes.
*/
export function changePages(
	input: Record<string, unknown>,
	pages: Pages | undefined,
	faults: readonly Fault[],
): PageRequest {
	if (pages === undefined) {
		return {input, empty: undefined};
	}

	const {token: tokenMember, limit, most, items} = pages;
	const given = input[tokenMember];
	const token = typeof given === 'string' ? given : '';
	const isAfterEmpty = token.startsWith(afterEmpty);
	if (!isAfterEmpty && faults.some(({kind}) => kind === 'empty-page')) {
		return {input, empty: {[items]: [], [tokenMember]: afterEmpty + token}};
	}

	const changed = {...input};
	if (isAfterEmpty) {
		const rest = token.slice(afterEmpty.length);
		if (rest === '') {
			delete changed[tokenMember];
		} else {
			changed[tokenMember] = rest;
		}
	}

	if (faults.some(({kind}) => kind === 'short-page')) {
		const asked = changed[limit];
		changed[limit] = Math.max(1, Math.ceil((typeof asked === 'number' ? asked : most) / 2));
	}

	return {input: changed, empty: undefined};
}
