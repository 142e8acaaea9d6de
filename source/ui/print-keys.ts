import {keymap} from '../core/console/keymap.ts';
import {keyLabel} from './key-label.ts';

/** The key table as Markdown, for the README. */
export function printKeys(): string {
	const rows = keymap.map(({keys, label, on}) => {
		const names = keys.map(key => `\`${keyLabel(key)}\``).join(' ');
		return `| ${names} | ${label} | ${on?.join(', ') ?? 'everywhere'} |`;
	});
	return ['| key | does | where |', '|---|---|---|', ...rows].join('\n');
}
