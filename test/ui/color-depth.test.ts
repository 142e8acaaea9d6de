import {expect, test} from 'vitest';
import {openConsole} from '../../source/ui/open-console.ts';
import {themes} from '../../source/ui/theme.ts';
import {accountIds, everywhere, openMatrixOf, raise, report} from '../core/matrix/open-matrix-of.ts';
import {FakeTerminal} from '../harness/fake-terminal.ts';

/** The parameters of every style that the console sends, each once. */
async function sentStyles(
	env: Record<string, string>,
	theme: keyof typeof themes = 'dark',
): Promise<readonly string[]> {
	const accounts = accountIds(4);
	let state = openMatrixOf({statuses: everywhere(accounts, ['us-east-1', 'eu-west-1'], 'InProgress')});
	report(state, `${accounts[0]}/us-east-1`, 'Failed', 'gone');
	report(state, `${accounts[1]}/us-east-1`, 'Success');
	const terminal = new FakeTerminal(80, 24);
	const console = openConsole({
		store: {
			getState: () => state,
			dispatch(event) {
				state = raise(state, event);
			},
			subscribe: () => () => {},
		},
		appearance: {palette: themes[theme], isAscii: false, hasColor: env.NO_COLOR === undefined},
		listCalls: () => [],
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: {LANG: 'C.UTF-8', ...env},
	});
	await console.flush();
	await console.close();
	return [...new Set(Array.from(terminal.written.matchAll(/\u{1B}\[([\d;:]*)m/gu), ([, found]) => found ?? ''))];
}

test('a terminal of 16 colours is sent only these', async () => {
	const styles = await sentStyles({TERM: 'xterm'});
	expect(styles.some(style => /(^|;)(3|9)[0-7](;|$)/.test(style))).toBe(true);
	expect(styles.filter(style => /[34]8[;:]/.test(style))).toEqual([]);
});

test('a terminal of 256 colours is sent no true colour', async () => {
	for (const theme of Object.keys(themes) as ReadonlyArray<keyof typeof themes>) {
		const styles = await sentStyles({TERM: 'xterm-256color'}, theme);
		expect(styles.filter(style => /[34]8[;:]2/.test(style))).toEqual([]);
	}
});

test('every theme has colours on a terminal of true colour', async () => {
	for (const theme of Object.keys(themes) as ReadonlyArray<keyof typeof themes>) {
		const styles = await sentStyles({TERM: 'xterm-256color', COLORTERM: 'truecolor'}, theme);
		expect(styles.some(style => /(^|;)(3|9)[0-8]/.test(style))).toBe(true);
	}
});

test.each([[{TERM: 'xterm-256color', NO_COLOR: '1'}], [{TERM: 'vt100'}]])('%o is sent no colour at all', async env => {
	const styles = await sentStyles(env as Record<string, string>);
	expect(styles.length).toBeGreaterThan(0);
	expect(styles.filter(style => /(^|;)(3|4|9|10)\d/.test(style))).toEqual([]);
});
