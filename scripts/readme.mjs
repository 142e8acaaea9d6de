// Writes into README.md what has a source elsewhere: the help, the key table and the kinds of faults. `--check` only says whether they are as they should be.
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {printHelp} from '../source/commands/print-help.ts';
import {faultKinds} from '../source/simulator/faults/fault.ts';
import {printKeys} from '../source/ui/print-keys.ts';

const faults = [
	'| kind | the simulator then |',
	'|---|---|',
	...Object.entries(faultKinds).map(([kind, does]) => `| \`${kind}\` | ${does} |`),
];
const parts = {help: `\`\`\`text\n${printHelp('')}\`\`\``, keys: printKeys(), faults: faults.join('\n')};
const before = readFileSync('README.md', 'utf8');
const after = Object.entries(parts).reduce(
	(text, [name, part]) =>
		text.replace(
			new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
			(_, open, close) => `${open}${part}\n${close}`,
		),
	before,
);
if (process.argv.includes('--check')) {
	process.exit(before === after ? 0 : 1);
}

writeFileSync('README.md', after);
