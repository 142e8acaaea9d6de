import {type ListedKey, listKeys} from '../core/console/keymap.ts';
import {house} from '../core/screens/rooms.ts';
import {keyLabel} from './key-label.ts';

/**
The keys as Markdown, for the README: a table for what works everywhere, then one for each screen that has keys of its own.

A key that works on several screens stands with each of them.
*/
export function printKeys(): string {
	const keymap = listKeys(house);
	const parts = [
		printPart(
			'Everywhere',
			keymap.filter(({on}) => on === undefined),
		),
		...Object.values(house.rooms).map(({name, heading}) =>
			printPart(
				heading,
				keymap.filter(({on}) => on?.some(one => one === name)),
			),
		),
	];
	return parts.filter(part => part !== '').join('\n\n');
}

function printPart(heading: string, keys: readonly ListedKey[]): string {
	const rows = keys.map(({keys, label}) => `| ${keys.map(key => `\`${keyLabel(key)}\``).join(' ')} | ${label} |`);
	return rows.length === 0 ? '' : [`### ${heading}`, '', '| key | does |', '| --- | --- |', ...rows].join('\n');
}
