import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type OpenedWorld, openConsole, openWorld} from '../harness/open-console.ts';

/** The demo at both sizes that the console is made for. */
const sizes = [
	[80, 24],
	[200, 50],
] as const;

/** The rollout after a minute and a half, which most look at, each with a console of its own. */
let standing: OpenedWorld;
beforeAll(async () => {
	standing = await openWorld({after: '90s'});
});
afterAll(() => standing.close());

describe.each(sizes)('on %i × %i', (columns, rows) => {
	const open = () => openConsole({columns, rows, on: standing});
	const openAfter = (after: string) => openConsole({columns, rows, after});

	const isWide = columns >= 200;

	test('accounts stand under their OUs with names beside IDs, and totals end rows and columns', async () => {
		const {operator} = await open();
		operator.sees(/- Platform \(6\)/, /- Production \(11\)/, /catalog-prod +128046739951/);
		operator.sees(/128046739951 .*(×1|100%)/);
		await operator.press('G');
		operator.sees(/837260591148/);
	});

	test('an OU is folded to its totals and unfolded again, and so are all at once', async () => {
		const {operator} = await openAfter('1s');
		await operator.press('tab');
		operator.sees(/\+ Platform \(6\)/);
		operator.misses('361204958817');
		await operator.press('tab');
		operator.sees('361204958817');
		await operator.press('Z');
		operator.misses(/\d{12} [·√×►]/);
		await operator.press('Z');
		operator.sees('361204958817');
	});

	test('the header says how far, how long still, the fuse, what runs of what may, and how fresh it is', async () => {
		const {operator, world} = await openAfter('60s');
		await world.advance('30s');
		operator.sees(/\d+\/192 {2}×\d+/, /as of \ds ago/, isWide ? /about \dm left \(\dm to \dm\)/ : /\dm\d\ds/);
		operator.sees(
			isWide
				? /errors \d+ of 32 allowed · AWS stops at the 33rd \(\d+ more\), then \d+ drain, \d+ never run/
				: /errors \d+\/32/,
		);
		// On 80 columns what waits, and when AWS stops, leave no room for what runs.
		operator.sees(isWide ? /12 of 12 running/ : /2 wait: a {2}errors \d+\/32, stops in \d+/);
	});

	test('the keys that stop, retry and explain are on the screen, and so is the way to the help', async () => {
		const {operator} = await open();
		operator.sees(/Enter open .*n next failure .*e causes .*c cancel .*r retry .*\? help$/);
	});

	test('the densities follow each other and come back to the automatic choice', async () => {
		const {operator} = await open();
		const automatic = operator.screen();
		await operator.press('z');
		operator.sees(/√\d+s/);
		await operator.press('z');
		operator.sees(/ [√×►·∞ ]{11} .*100%/);
		await operator.press('z');
		expect(operator.screen()).not.toBe(automatic);
		await operator.press('z');
		operator.sees(
			...automatic
				.split('\n')
				.slice(3, -3)
				.filter(line => /\d{12}/.test(line)),
		);
	});

	test('the Regions’ long names are a key away', async () => {
		const {operator} = await open();
		operator.misses('Frankfurt');
		await operator.press('x');
		operator.sees(/euc1 eu-central-1 +Europe \(Frankfurt\)/, /ase2 ap-southeast-2 +Asia Pacific \(Sydney\)/);
		await operator.press('x');
		operator.misses('Frankfurt');
	});

	test('a location that failed is found by n, its reason stands under the matrix, and Enter opens it', async () => {
		const {operator} = await open();
		await operator.press('n');
		operator.sees(/^\d{12}\/[\w-]+ · (Failed|TimedOut)/);
		const [, place = ''] = /^(\d{12}\/[\w-]+) · /m.exec(operator.screen()) ?? [];
		await operator.press('enter');
		operator.sees(new RegExp(`› Acme-PatchFleet › ${place}`));
	});

	test.each([
		['an account’s ID', '139205847716', '139205847716'],
		['an account’s name', 'search-prod', '139205847716'],
		['an OU’s name', 'regulated', '285917340662'],
		['a failure’s message', 'NonCompliant', '139205847716'],
	])('a search finds by %s', async (_, words, account) => {
		const {operator} = await open();
		await operator.press('/', words);
		operator.sees(account);
		operator.misses('361204958817');
		await operator.press('enter', 'escape');
		operator.sees('Platform');
	});

	test('an exclamation mark turns a search round', async () => {
		const {operator} = await open();
		await operator.press('/', '!prod');
		operator.sees('361204958817');
		operator.misses('128046739951');
	});

	test('sorting by failures brings the worst account to the front, and the cursor stays on its location', async () => {
		const {operator} = await open();
		await operator.press('n');
		const [, place = ''] = /^(\d{12}\/[\w-]+) · /m.exec(operator.screen()) ?? [];
		await operator.press('s', 's', 's');
		operator.sees(new RegExp(`^${place} · `));
		const first = operator
			.screen()
			.split('\n')
			// What waits stays in front.
			.find(line => / \d{12} /.test(line) && !line.includes('▲'));
		expect(first).toMatch(/×8/);
	});

	test('failures are grouped by cause, what varies said beside, the raw text and the way back to the matrix a key away', async () => {
		const {operator} = await openAfter('4m');
		await operator.press('e');
		operator.sees(/8 .*The execution role/);
		operator.sees(/‹role ARN› is arn:aws:iam/);
		await operator.press('i');
		operator.sees('The message as AWS sent it', /8× The execution role arn:aws:iam::068431975520/);
		await operator.press('i', 'enter');
		operator.sees(/northwind-prod +068431975520 ×/);
		operator.misses('361204958817');
	});

	test('the role that can’t be assumed is explained by its three causes with the check for each', async () => {
		const {operator} = await openAfter('5m');
		await operator.press('e');
		while (!/runbook/.test(operator.screen()) && !/^▌.*Step timed out/m.test(operator.screen())) {
			await operator.press('down');
		}

		operator.sees(/role/i, /trust/i, /shared/i);
	});

	test('the timeline shows statuses over time, what ran at once, what ended, durations, the slow tail and lanes', async () => {
		const {operator} = await open();
		await operator.press('t');
		operator.sees(/^192 +│/, /^at once +█+ 12 of 12/, /^ended .*most \d+\/min/, /median \d+s · 90 % within \d+s/);
		operator.sees(/slow/, /115672903384/);
		await operator.press('z');
		// One lane has failures, and they don't hide what succeeded.
		operator.sees(/^OUs 1–4 of 4/, /^Workloads\/Prod\S* +▁.* ×\d+ .*√\d+/);
		await operator.press('z');
		operator.sees(/\d{12}|-prod/);
	});

	test('a cursor on it names the moment and what ended then, and Enter opens that', async () => {
		const {operator} = await open();
		await operator.press('t', 'N');
		operator.sees(
			/^\d\d:\d\d:\d\dZ, [12]m\d\ds in +√ \d+ succeeded +× \d+ failed +► 12 running/,
			/^ended \S+: \d+, [1-9]\d* failed/,
		);
		await operator.press('enter');
		operator.sees(/timeline › \d{12}\/\w+-\w+-\d/, /Failed/);
		await operator.press('escape', 'home');
		operator.sees(/^\d\d:\d\d:\d\dZ, \ds in +► 12 running +· 180 not begun/, /^nothing ended/);
	});

	test('whoever hears the screen gets the moment in sentences, and without colour signs tell the statuses apart', async () => {
		const {operator, terminal, world} = await openConsole({hasColor: false, columns: 200, rows: 50});
		await world.advance('150s');
		await operator.press('t', 'N');
		operator.sees(/×{8,}/, /√{20,}/, /►{8,}/, /durations/, /the slowest/, /OUs 1–4 of 4/);
		await operator.press('y', 'm');
		operator.sees(/[Cc]opied/);
		expect(operator.copied.at(-1)).toMatch(
			/\d+ failed, 12 running, \d+ not begun\. At most 12 of 12 allowed ran at once\./,
		);
		expect(terminal.screen()).not.toContain('▓');
	});
});

describe('legible to everyone', () => {
	const colours = /\u{1B}\[[\d;]*(?:3[0-7]|9[0-7]|38;)[\d;]*m/u;

	test('colour is never the only sign: without it every status still differs', async () => {
		const {operator, terminal} = await openConsole({hasColor: false, on: standing});
		operator.sees('√', '×', '►', '∞', '·');
		expect(terminal.written).not.toMatch(colours);
	});

	test('with --ascii nothing else is sent', async () => {
		const {operator, terminal} = await openConsole({isAscii: true, on: standing});
		await operator.press('n', 'enter', 'enter', 'escape', 'escape', 'e', 'escape', 't', 'escape', '?');
		expect(terminal.written).toMatch(/^[\u0000-\u007F]*$/);
	});

	test('the help says the word for every glyph', async () => {
		const {operator} = await openConsole({columns: 120, rows: 120});
		await operator.press('?');
		operator.sees('Success', 'Failed', 'TimedOut', 'InProgress', 'Waiting', 'Cancelled', 'Pending');
	});
});
