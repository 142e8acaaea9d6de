import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {flagsOf, listNamed} from '../../source/commands/completion/words.ts';
import {printHelp} from '../../source/commands/line/print-help.ts';
import {printMan} from '../../source/commands/line/print-man.ts';

const page = printMan('1.2.3', '2026-11-26');

/** What a reader sees, without the page's own language. */
const read = page
	.replaceAll(/\\f[BIR]/g, '')
	.replaceAll('\\-', '-')
	.replaceAll('\\(cq', '’')
	.replaceAll('\\(ga', '`')
	.replaceAll('\\(dq', '"')
	.replaceAll('\\e', '\\');

test('the manual says of each command and flag what its help says', () => {
	for (const command of listNamed(commands)) {
		expect(read).toContain(`.SS "rollgrid ${command.name}`);
		for (const {name, text} of flagsOf(command)) {
			expect(read).toContain(`--${name}`);
			expect(read).toContain(text.replaceAll('…', '...').replaceAll('×', '\\(mu'));
			expect(printHelp(commands, command.name)).toContain(text);
		}
	}
});

test('the first lines name the version, and the program as whatis looks for it', () => {
	expect(page.split('\n').slice(0, 3)).toEqual([
		'.TH ROLLGRID 1 "2026-11-26" "rollgrid 1.2.3" "User Commands"',
		'.SH NAME',
		expect.stringMatching(/^rollgrid \\- every account/),
	]);
});

test('no line of text is taken for a request', () => {
	const requests = page.split('\n').filter(line => /^[.']/.test(line));
	expect(requests.filter(line => !/^\.(TH|SH|SS|TP|PP|B|BR|br)( |$)/.test(line))).toEqual([]);
});
