import {existsSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {commands} from '../source/commands/commands.ts';
import {printHelp} from '../source/commands/line/print-help.ts';
import {printKeys} from '../source/ui/print-keys.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the README shows the help as the program prints it (npm run readme writes it)', () => {
	expect(readme).toContain(`\`\`\`text\n${printHelp(commands, '')}\`\`\``);
});

test('the README shows the key table (npm run readme writes it)', () => {
	expect(readme).toContain(printKeys());
});

test('every picture that the README shows is there', () => {
	const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path]) => path!);
	expect(pictures.length).toBeGreaterThan(0);
	expect(pictures.filter(path => !existsSync(path))).toEqual([]);
});
