// Writes into README.md what has a source elsewhere: the help and the key table. `--check` only says whether they are as they should be.
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {printHelp} from '../source/commands/usage.ts';
import {printKeys} from '../source/ui/print-keys.ts';

const parts = {help: `\`\`\`text\n${printHelp('')}\`\`\``, keys: printKeys()};
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
