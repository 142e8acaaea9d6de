import {keymap, type ListedKey} from '../core/console/keymap.ts';
import {rooms, type ScreenName} from '../core/screens/rooms.ts';
import {keyLabel} from './key-label.ts';

/** What each screen is for, in a few words: the heading over its keys. */
const headings: Readonly<Record<ScreenName, string>> = {
	'fan-outs': 'The list of fan-outs',
	matrix: 'The matrix',
	failures: 'Failures by cause',
	compare: 'A value compared over all locations',
	timeline: 'The timeline',
	execution: 'An execution and its steps',
	step: 'One step',
	configure: 'Configuring a launch',
	log: 'The log',
	help: 'Help',
};

/**
The keys as Markdown, for the README: a table for what works everywhere, then one for each screen that has keys of its own.

A key that works on several screens stands with each of them.
*/
export function printKeys(): string {
	const screens = Object.keys(rooms) as readonly ScreenName[];
	const parts = [
		printPart(
			'Everywhere',
			keymap.filter(({on}) => on === undefined),
		),
		...screens.map(name =>
			printPart(
				headings[name],
				keymap.filter(({on}) => on?.includes(name)),
			),
		),
	];
	return parts.filter(part => part !== '').join('\n\n');
}

function printPart(heading: string, keys: readonly ListedKey[]): string {
	const rows = keys.map(({keys, label}) => `| ${keys.map(key => `\`${keyLabel(key)}\``).join(' ')} | ${label} |`);
	return rows.length === 0 ? '' : [`### ${heading}`, '', '| key | does |', '| --- | --- |', ...rows].join('\n');
}
