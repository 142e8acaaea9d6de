import {createHash} from 'node:crypto';
import {SaxesParser} from 'saxes';
import {expect, test} from 'vitest';
import {type ReportFormat, reportFormats} from '../../../../source/core/actions/report/formats.ts';
import {nameReport} from '../../../../source/core/actions/report/print-report.ts';
import {buildReport} from '../../../../source/core/actions/report/report.ts';
import type {ReportSource} from '../../../../source/core/actions/report/report-source.ts';
import type {Execution} from '../../../../source/core/domain/execution.ts';
import {LocationGrid} from '../../../../source/core/grid/location-grid.ts';
import type {LocationRecord} from '../../../../source/core/grid/location-record.ts';
import {wholeReport} from '../../../harness/whole-report.ts';
import {executionOf} from '../../executions.ts';

const startedAt = Date.UTC(2026, 10, 23, 3, 0, 0);
const hostile = `</script></pre><img src=x onerror="document.title='attacked'">=HYPERLINK("http://evil.example","x")<script>alert(1)</script> ![p](http://evil.example/p.png) "q" 'a' \u001B[31m\u202E|`;

function locate(place: string, status: string, more: Partial<LocationRecord> = {}): LocationRecord {
	const [accountId = '', region = ''] = place.split('/');
	return {
		location: {accountId, region},
		name: null,
		status,
		startedAt,
		endedAt: startedAt + 60_000,
		stepExecutionId: status === 'NotRun' ? null : `step of ${place}`,
		childExecutionId: null,
		failureMessage: null,
		...more,
	};
}

const role = (account: string) =>
	`The execution role arn:aws:iam::${account}:role/AWS-SystemsManager-AutomationExecutionRole in the target location is unable to be assumed.`;

const usual = [
	locate('111122223333/eu-west-1', 'Success', {childExecutionId: '0b7c1111-2222-4333-8444-555566667777'}),
	locate('111122223333/us-east-1', 'Failed', {failureMessage: role('111122223333')}),
	locate('444455556666/us-east-1', 'Failed', {failureMessage: role('444455556666')}),
	locate('444455556666/eu-west-1', 'NotRun', {startedAt: null, endedAt: null}),
];

function open(records: readonly LocationRecord[] = usual, execution: Partial<Execution> = {}): ReportSource {
	const grid = new LocationGrid();
	for (const record of records) {
		grid.put(record);
	}

	return {
		where: {accountId: '999900001111', region: 'us-east-1'},
		grid,
		directory: {
			accounts: new Map([
				[
					'444455556666',
					{accountId: '444455556666', name: 'shop', path: [{id: 'ou-1', name: 'Prod'}], state: 'ACTIVE'},
				],
			]),
			regions: new Map(),
			failure: null,
		},
		now: startedAt + 300_000,
		recordedAt: null,
		earlier: [],
		execution: executionOf({
			executionId: '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d',
			document: 'Acme-PatchFleet',
			documentVersion: '3',
			status: 'Success',
			startedAt,
			endedAt: startedAt + 90_000,
			executedBy: 'arn:aws:sts::999900001111:assumed-role/Operator/alice',
			parameters: {Ring: ['one'], DatabasePassword: ['hunter2']},
			targetLocations: [
				{
					accounts: ['111122223333', '444455556666'],
					regions: ['eu-west-1', 'us-east-1'],
					excludes: [],
					maxConcurrency: '2',
					maxErrors: '1',
					raw: {},
				},
			],
			...execution,
		}),
	};
}

const print = (format: ReportFormat, source = open()) => wholeReport(buildReport(source), format);

test('a fan-out is judged by its locations, whatever AWS says of the whole', () => {
	expect(buildReport(open()).verdict).toBe(
		'1 of 4 locations succeeded, though AWS says Success of the fan-out as a whole',
	);
	expect(buildReport(open(usual.slice(0, 1))).verdict).toBe('All 1 location succeeded');
	expect(buildReport(open(usual, {status: 'InProgress', endedAt: null})).verdict).toBe(
		'Still under way: 1 of 4 locations have succeeded so far',
	);
});

test('a retried fan-out is told from the first attempt’s start, with every attempt', () => {
	const source = open(usual.map(record => ({...record, status: 'Success'})));
	const retry = {
		...source.execution,
		executionId: '9abc0000-0000-4000-8000-000000000000',
		startedAt: startedAt + 200_000,
		endedAt: startedAt + 250_000,
	};
	const report = buildReport({...source, earlier: [source.execution], execution: retry});
	expect([report.verdict, report.took]).toEqual(['All 4 locations succeeded in 2 attempts', 250_000]);
	expect(wholeReport(report, 'html')).toMatch(/4f7ca192-[^<]*; 9abc0000-[^<]*as its latest attempt has it/);
	expect(JSON.parse(wholeReport(report, 'json'))).toMatchObject({
		attempts: [{executionId: source.execution.executionId}, {executionId: retry.executionId}],
	});
});

test('locations that failed alike are one cause, with what lies behind and without the console’s keys', () => {
	const {causes} = buildReport(open());
	expect(causes).toEqual([
		{
			headline: 'The execution role ‹role ARN› in the target location is unable to be assumed.',
			message: role('111122223333'),
			explanation: 'AWS says this for three causes alike.',
			locations: ['111122223333/us-east-1', '444455556666/us-east-1'],
		},
	]);
});

test('every format tells runbook, version, who, rate control, every location and every cause', () => {
	for (const format of ['html', 'md', 'json'] as const) {
		const text = print(format);
		for (const words of [
			'Acme-PatchFleet',
			'4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d',
			'alice',
			'2 at a time; stops after the 2nd failure',
			'111122223333/eu-west-1',
			'444455556666/eu-west-1',
			'NotRun',
			'0b7c1111-2222-4333-8444-555566667777',
			'is unable to be assumed.',
			'AWS says this for three causes alike.',
		]) {
			// JSON has account and Region in fields of their own.
			const wanted = format === 'json' && words.includes('/') ? words.split('/')[0]! : words;
			expect(text, `${format}: ${words}`).toContain(wanted);
		}
	}
});

test('values of parameters that look secret are in no format', () => {
	for (const format of reportFormats) {
		expect(print(format)).not.toContain('hunter2');
	}

	expect(print('md')).toContain('| DatabasePassword | \\*\\*\\* |');
});

test('a location that never ran has no duration, and one that runs is told as of now', () => {
	const rows = print('csv').split('\r\n');
	expect(rows).toContain('444455556666,shop,Prod,eu-west-1,NotRun,,,,,,,');
	expect(rows).toContain(
		'111122223333,,,eu-west-1,Success,2026-11-23T03:00:00.000Z,2026-11-23T03:01:00.000Z,60,0b7c1111-2222-4333-8444-555566667777,,step of 111122223333/eu-west-1,',
	);
	expect(buildReport(open(usual, {status: 'InProgress', endedAt: null})).took).toBe(300_000);
});

test('the HTML has one script and one style sheet, which its policy knows, loads nothing, and shows statuses by glyph and by colour', () => {
	const html = print('html');
	expect(html).toMatch(/^<!doctype html>/);
	const hashOf = (text = ''): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
	const [script, ...others] = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text);
	const [style] = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => text);
	expect(others).toEqual([]);
	expect(html).toContain(
		`content="default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'"`,
	);
	expect(html).not.toMatch(/<(img|link|iframe|object|form)\b|https?:|@import|url\(| style=| on[a-z]+=/i);
	expect(html).toContain('prefers-color-scheme:dark');
	expect(html).toContain('@media print');
	expect(html).toMatch(/<td class="failed" title="444455556666\/us-east-1 Failed: [^"]+">×</);
	expect(html).toMatch(/<td class="skipped" title="444455556666\/eu-west-1 NotRun">ø/);
});

const attacked = () =>
	open([locate('111122223333/us-east-1', 'Failed', {failureMessage: hostile})], {
		document: hostile,
		executedBy: hostile,
		failureMessage: hostile,
		parameters: {[hostile]: [hostile]},
	});

test('text from AWS is never markup in HTML, in an element or in an attribute', () => {
	const html = print('html', attacked());
	expect(html.match(/<script/g)).toHaveLength(1);
	expect(html).not.toContain('<img');
	expect(html).not.toContain('\u001B');
	expect(html).not.toContain('\u202E');
	const titles = [...html.matchAll(/title="([^"]*)"/g)].map(([, title]) => title!);
	expect(titles.some(title => title.includes('&lt;script&gt;') && title.includes('&quot;q&quot; &#39;a&#39;'))).toBe(
		true,
	);
});

test('text from AWS is never a link, a picture, HTML or a column in Markdown', () => {
	const markdown = print('md', attacked());
	expect(markdown).not.toMatch(/<script|!\[p]\(|http:\/\//);
	expect(markdown).not.toContain('\u001B');
	for (const row of markdown.split('\n').filter(line => line.startsWith('| Started by'))) {
		expect(row.replaceAll('\\|', '').split('|')).toHaveLength(4);
	}
});

test('text from AWS is never a formula in CSV, and stays one field', () => {
	for (const start of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1']) {
		const [, row = ''] = print(
			'csv',
			open([locate('111122223333/us-east-1', 'Failed', {failureMessage: `${start},"x"\nnext`})]),
		).split('\r\n');
		expect(row.slice(row.indexOf(',"'))).toMatch(/^,"'.*,""x"" ¶ next",step of 111122223333\/us-east-1,$/);
	}
});

test('JSON is whole and has null for what isn’t known', () => {
	const text = print('json', attacked());
	expect(text).not.toMatch(/[\u001B\u202E]/);
	const report = JSON.parse(text) as {
		readonly document: string;
		readonly locations: ReadonlyArray<Readonly<Record<string, unknown>>>;
	};
	expect(report.document).toBe(hostile);
	expect(report.locations[0]).toMatchObject({accountName: null, childExecutionId: null, failureMessage: hostile});
});

test('a file is named for what it is about and when it was written', () => {
	expect(nameReport('4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d', startedAt, 'html')).toBe(
		'rollgrid-4f7ca192-20261123-030000.html',
	);
	expect(nameReport('../../x', startedAt, 'md')).toBe(
		'rollgrid-_______x-20261123-030000.md'.replace('_______', '______'),
	);
});

test('20,000 locations are reported too', () => {
	const records = Array.from({length: 1000}, (_, account) =>
		Array.from({length: 20}, (_unused, region) =>
			locate(`${String(account).padStart(12, '1')}/us-east-${region + 1}`, account % 50 === 0 ? 'Failed' : 'Success', {
				failureMessage: account % 50 === 0 ? 'No space left on device.' : null,
			}),
		),
	).flat();
	const source = open(records);
	for (const format of reportFormats) {
		expect(print(format, source).length).toBeGreaterThan(format === 'html' ? 500_000 : 1_000_000);
	}
});

/** The elements of a text that an XML parser takes, each with its attributes. */
function parseXml(text: string): ReadonlyArray<{readonly name: string; readonly attributes: Record<string, string>}> {
	const tags: Array<{readonly name: string; readonly attributes: Record<string, string>}> = [];
	const parser = new SaxesParser();
	parser.on('error', error => {
		throw error;
	});
	parser.on('opentag', ({name, attributes}) => tags.push({name, attributes}));
	parser.write(text).close();
	return tags;
}

test('JUnit: a location a test case; what did not succeed is a failure, what has not ended an error', () => {
	const records = [...usual, locate('444455556666/eu-north-1', 'InProgress', {endedAt: null})];
	const tags = parseXml(wholeReport(buildReport(open(records)), 'junit'));
	expect(tags[0]).toMatchObject({name: 'testsuites', attributes: {tests: '5', failures: '3', errors: '1'}});
	const suites = tags.filter(({name}) => name === 'testsuite').map(({attributes}) => attributes.name);
	expect(new Set(suites)).toEqual(new Set(['111122223333', '444455556666 shop', 'Acme-PatchFleet']));
	const cases = tags.flatMap(({name, attributes}, place) =>
		name === 'testcase'
			? [`${attributes.classname}/${attributes.name} ${tags[place + 1]?.attributes.type ?? ''}`.trim()]
			: [],
	);
	expect(cases.toSorted()).toEqual([
		'111122223333/eu-west-1',
		'111122223333/us-east-1 Failed',
		'444455556666/eu-north-1 InProgress',
		'444455556666/eu-west-1 NotRun',
		'444455556666/us-east-1 Failed',
	]);
});

test('JUnit stays well-formed whatever AWS says, and runs nothing', () => {
	const nasty = `${hostile} ]]> \uFFFE \uD800 & <b>`;
	const text = wholeReport(
		buildReport(open([locate('111122223333/eu-west-1', 'Failed', {failureMessage: nasty})])),
		'junit',
	);
	const [root, suite, ...rest] = parseXml(text).map(({name}) => name);
	expect([root, suite, ...rest.filter(name => !/^propert/.test(name))]).toEqual([
		'testsuites',
		'testsuite',
		'testcase',
		'failure',
		'testsuite',
		'system-out',
	]);
	expect(text).not.toContain('\u001B');
});
