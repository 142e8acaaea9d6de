import {hostile} from './hostile.ts';

/**
One word for bash, whatever is in it: plain words stay plain, others go into single quotes, in which bash touches nothing.

What a terminal would act on, or an eye not see, is written as bytes in `$'…'`, which bash undoes exactly in every locale: the line that is printed is the line that runs. A lone surrogate is no text that a shell could pass on, and becomes U+FFFD.
*/
export function quoteForBash(text: string): string {
	if (/^[\w@%+=:,./-]+$/.test(text)) {
		return text;
	}

	return hostile.test(text) || text.includes('\n')
		? `$'${[...text].map(escapeForBash).join('')}'`
		: `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function escapeForBash(character: string): string {
	if (character === '\\' || character === "'") {
		return `\\${character}`;
	}

	return hostile.test(character) || character === '\n'
		? [...new TextEncoder().encode(character)].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
		: character;
}
