import {Text} from 'ink';
import {findRanges} from '../../core/domain/search/holds-query.ts';
import {parseQuery} from '../../core/domain/search/parse-query.ts';
import {useAppearance, useSearch} from '../use-console.ts';
import {inkStyle} from './ink-style.ts';

/** A text with the matches of the screen's search highlighted, with colours and without. */
export function Found({text}: {readonly text: string}) {
	const appearance = useAppearance();
	const search = useSearch();
	return cutAtFound(text, search).map(({part, isFound}, place) => (
		// Parts of a text have no identity but their place.
		// biome-ignore lint/suspicious/noArrayIndexKey: see above
		<Text key={place} {...(isFound ? {underline: true, bold: true, ...inkStyle(appearance, 'waiting')} : {})}>
			{part}
		</Text>
	));
}

type Part = {readonly part: string; readonly isFound: boolean};

function cutAtFound(text: string, search: string): readonly Part[] {
	const parts: Part[] = [];
	let from = 0;
	for (const [start, end] of search === '' ? [] : findRanges(parseQuery(search), text)) {
		parts.push({part: text.slice(from, start), isFound: false}, {part: text.slice(start, end), isFound: true});
		from = end;
	}

	return [...parts, {part: text.slice(from), isFound: false}].filter(({part}) => part !== '');
}
