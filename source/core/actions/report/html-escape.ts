import {toPrintable} from '../../status/printable.ts';

/** Text for between tags and for attributes in double quotes: nothing in it is HTML, or a control character. */
export function escapeText(text: string): string {
	return toPrintable(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
