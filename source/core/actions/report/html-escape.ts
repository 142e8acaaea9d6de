import {toPrintable} from '../../status/printable.ts';

/** Escape a text, for use between tags and in quoted attributes: it then contains no HTML and no control character. */
export function escapeText(text: string): string {
	return toPrintable(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
