// Writes into README.md and the pages of docs/ what has a source elsewhere: the help, the keys, the kinds of faults, what may import what. `--check` only says whether they are as they should be.
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {commands} from '../source/commands/commands.ts';
import {printHelp} from '../source/commands/line/print-help.ts';
import {faultKinds} from '../source/simulator/faults/fault.ts';
import {printKeys} from '../source/ui/print-keys.ts';
import {printImportTable} from '../test/harness/import-table.ts';

const faults = [
	'| kind | the simulator then |',
	'|---|---|',
	...Object.entries(faultKinds).map(([kind, does]) => `| \`${kind}\` | ${does} |`),
];
const parts = {help: `\`\`\`text\n${printHelp(commands, '')}\`\`\``, keys: printKeys()};

/** The text of a page with these parts written anew, each between its two marks. */
function fill(page, parts) {
	const before = readFileSync(page, 'utf8');
	const after = Object.entries(parts).reduce(
		(text, [name, part]) =>
			text.replace(
				new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
				(_, open, close) => `${open}${part}\n${close}`,
			),
		before,
	);
	return {page, before, after};
}

const pages = [
	fill('README.md', parts),
	fill('docs/simulator.md', {faults: faults.join('\n')}),
	fill('docs/architecture.md', {imports: printImportTable()}),
];
if (process.argv.includes('--check')) {
	process.exit(pages.every(({before, after}) => before === after) ? 0 : 1);
}

for (const {page, after} of pages) {
	writeFileSync(page, after);
}
