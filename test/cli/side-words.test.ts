import {beforeAll, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';
import {runProgram} from './run-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
}, 60_000);

/** What a library might do: speak in every way there is, twice, whenever SIGWINCH comes or at once. */
const speak = `
	console.log('said by log');
	console.warn('Multiple credential sources\\nwere found');
	process.emitWarning('NODE_TLS_REJECT_UNAUTHORIZED is 0');
	process.emitWarning('too many', 'MaxListenersExceededWarning');
`;
const preload = (hook: string): readonly string[] => ['--import', `data:text/javascript,${encodeURIComponent(hook)}`];

test.each([
	['painter', []],
	['--plain-ink', ['--plain-ink']],
] as const)(
	'%s: what others say while the screen is up is in the log, with a mark in the header, and nowhere on the screen',
	async (_, flags) => {
		const hook = `let n = 0; process.on('SIGWINCH', () => {${speak} process.stderr.write('straight to stderr\\n');})`;
		const demo = openPty({
			command: [...node, ...preload(hook), program, 'demo', ...flags],
			afterwards: 'true',
			columns: 120,
			rows: 30,
		});
		await demo.shows(/acme-/);
		demo.signal('SIGWINCH');
		await demo.shows('L: 5 new');
		demo.signal('SIGWINCH');
		demo.press('L');
		await demo.shows(
			'! said by log',
			/! Multiple credential sources.*were found/,
			'! Warning: NODE_TLS_REJECT_UNAUTHORIZED is 0',
			'! MaxListenersExceededWarning: too many',
			'! straight to stderr',
		);
		// A frame of Ink's own may be half drawn.
		await demo.becomes(() => demo.screen().match(/said by log/g)?.length === 1, 'each word once');
		expect(demo.screen()).not.toContain('L: 5 new');
		demo.press('q');
		await demo.shows('The demo ends here', 'status 0');
	},
);

test('without a screen it goes to stderr, once, in one line, and not among the data', async () => {
	const hook = `setImmediate(() => {${speak}${speak}})`;
	const {stdout, stderr} = await runProgram(program, ['demo', '--json', '--speed', '400', '--interval', '0.2'], {
		NODE_OPTIONS: preload(hook).join('='),
	});
	expect(stderr.match(/^! .*$/gm)).toEqual([
		'! said by log',
		expect.stringMatching(/^! Multiple credential sources.*were found$/),
		'! Warning: NODE_TLS_REJECT_UNAUTHORIZED is 0',
		'! MaxListenersExceededWarning: too many',
	]);
	for (const line of stdout.trim().split('\n')) {
		expect(() => JSON.parse(line)).not.toThrow();
	}
});
