import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type ReportFormat, reportFormats} from '../../../../source/core/actions/report/formats.ts';
import {sayHappening} from '../../../../source/core/actions/report/happening-words.ts';
import {redactRecord, redactSource} from '../../../../source/core/actions/report/redact.ts';
import {buildReport} from '../../../../source/core/actions/report/report.ts';
import type {ReportSource} from '../../../../source/core/actions/report/report-source.ts';
import {parseHappening} from '../../../../source/core/follow/happening-line.ts';
import type {SharedRecord} from '../../../../source/core/follow/shared-record.ts';
import {wholeRecord, wholeReport} from '../../../harness/whole-report.ts';
import {openRecordOf} from '../../follow/open-record.ts';
import {begunAt, makeIncident, parentId, plainWords, wordsOf} from './incident.ts';

const report = buildReport(makeIncident());
const print = (format: ReportFormat, source = makeIncident()) => wholeReport(buildReport(source), format);
const toRecord = ({where, directory, story}: ReportSource): SharedRecord => ({
	where,
	accounts: [...directory.accounts.values()],
	lines: story?.lines ?? [],
	happenings: story?.happenings ?? [],
});

test('the story has actions with their people, notes, gates, the fuse and the ends of locations, by time', () => {
	const by = 'arn:aws:sts::999900001111:assumed-role/Operator/alice';
	expect(report.story.map(({at, kind, who, text, words}) => [(at - begunAt) / 1000, kind, who, text, words])).toEqual([
		[0, 'did', by, `started ${parentId} in 999900001111/us-east-1`, null],
		[0, 'rate', null, 'Rate control', '2 at a time; stops after the 1st failure'],
		[0, 'execution', by, `Acme-PatchFleet began as ${parentId}`, null],
		[0, 'locations', null, '2 began', null],
		[20, 'locations', null, '1 succeeded, 1 began', null],
		[40, 'locations', null, '1 failed', 'failed: 111122223333/us-east-1'],
		[40, 'fuse', null, 'The fuse has blown: 1 of 0 errors allowed, AWS starts no more', null],
		[41, 'gate', by, 'Ring 1 of 2, canary: the gate behind it shut', 'go ahead'],
		[42, 'note', by, 'Note', 'Disk alarm went off'],
		[50, 'did', by, 'rejected 0b7c1111-2222-4333-8444-555566667777 in 444455556666/eu-west-1', 'go ahead'],
		[55, 'did', by, `cancelled ${parentId} in 999900001111/us-east-1: AWS refused, AccessDenied`, null],
		[60, 'locations', null, '1 cancelled', null],
		[62, 'execution', null, `AWS says Cancelled of ${parentId}`, expect.stringContaining('No space left')],
		[62, 'locations', null, '1 will never run', null],
	]);
});

test('a deed with a name that every object knows is named as it stands in the record', () => {
	const line = {
		version: 1,
		type: 'did',
		at: 1,
		by: null,
		what: 'constructor',
		executionId: 'one',
		where: 'a/r',
		comment: null,
		refusal: null,
	};
	const parsed = parseHappening(JSON.stringify(line));
	const said = parsed !== null && 'happening' in parsed ? sayHappening(parsed.happening) : [];
	expect(said.map(({text}) => text)).toEqual(['constructor one in a/r']);
});

test('HTML, Markdown and JSON tell the same story', () => {
	const {story} = JSON.parse(print('json')) as {readonly story: ReadonlyArray<Readonly<Record<string, string>>>};
	expect(story.find(({kind}) => kind === 'note')).toEqual({
		at: '2026-11-23T03:00:42.000Z',
		kind: 'note',
		who: 'arn:aws:sts::999900001111:assumed-role/Operator/alice',
		text: 'Note',
		words: 'Disk alarm went off',
	});
	for (const words of [
		'Disk alarm went off',
		'The fuse has blown',
		'Ring 1 of 2, canary',
		'AWS refused, AccessDenied',
	]) {
		expect(print('html')).toContain(words);
		expect(print('md')).toContain(words);
	}
});

test('the film ends in the statuses of the report, whatever was seen before', () => {
	for (const story of [undefined, makeIncident().story]) {
		const {film, records} = buildReport({
			...makeIncident(),
			...(story === undefined ? {story: {lines: [], happenings: []}} : {story}),
		});
		const last = records.map(() => 'NotStarted');
		for (const [change, place] of film.locations.entries()) {
			last[place] = film.statuses[film.changes[change]!]!;
		}

		expect(last).toEqual(records.map(({status}) => status));
		expect([...film.times]).toEqual([...film.times].toSorted((a, b) => a - b));
	}
});

test('JUnit has the story as the output of the fan-out’s own suite, with what names the fan-out as properties', () => {
	const xml = print('junit');
	const [, own = ''] = /<testsuite name="Acme-PatchFleet"([\s\S]*?)<\/testsuite>/.exec(xml) ?? [];
	expect(own).toContain(`<property name="executionId" value="${parentId}"/>`);
	const [, output = ''] = /<system-out>([\s\S]*?)<\/system-out>/.exec(own) ?? [];
	for (const words of [plainWords.note, plainWords.comment, 'Ring 1 of', 'The fuse', 'rejected']) {
		expect(output).toContain(words);
	}

	for (const line of output.split('\n')) {
		expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z {2}\S/);
	}
});

test('words from outside are never markup, in whichever field', () => {
	const attack = `</script></pre></style>--><img src=x onerror="document.title='attacked'">'"&`;
	const html = print('html', makeIncident(wordsOf(attack)));
	expect(html).not.toContain('<img');
	expect(html.match(/<\/?script/g)).toHaveLength(2);
	expect(html.match(/<\/?(pre|style)/g)).toHaveLength(4);
	expect(html.split('onerror').length).toBeGreaterThan(8);
});

const letters = fc.string({unit: fc.constantFrom(...'bcdfghjkmqvwxyz'), minLength: 7, maxLength: 12});
const accountId = fc.string({unit: fc.constantFrom(...'123456789'), minLength: 12, maxLength: 12});
const generated = fc
	.record({
		words: fc.uniqueArray(
			letters.map(text => `Qq${text}`),
			{minLength: 7, maxLength: 7, selector: text => text.slice(2, 6)},
		),
		accounts: fc.uniqueArray(accountId, {minLength: 3, maxLength: 3}),
	})
	.map(
		({words: [account = '', unit = '', message = '', note = '', comment = '', ring = '', person = ''], accounts}) => ({
			...plainWords,
			account,
			unit,
			message,
			note,
			comment,
			// The name of a ring contains an account, that of a runbook its owner.
			ring: `${ring.slice(0, 1)} ${account}`,
			person,
			runbook: `arn:aws:ssm:us-east-1:${accounts[0]}:document/Patch-${account}`,
			central: accounts[0] ?? '',
			accountIds: [accounts[1] ?? '', accounts[2] ?? ''] as const,
		}),
	);

test('redacted, no account ID, name or message is left in any format, and an account is the same throughout', () => {
	fc.assert(
		fc.property(generated, words => {
			const source = makeIncident({...words, accountIds: [...words.accountIds]});
			const all = ['accounts', 'names', 'messages'] as const;
			const report = buildReport(redactSource(source, all));
			const texts = [
				...reportFormats.map(format => wholeReport(report, format)),
				wholeRecord(redactRecord(toRecord(source), all)),
			];
			const {central, accountIds, account, unit, message, note, comment, person} = words;
			for (const text of texts) {
				for (const secret of [central, ...accountIds, account, unit, message, note, comment, person]) {
					expect(text).not.toContain(secret);
				}

				expect(text).toContain('00000000000');
			}

			const stands = JSON.parse(wholeReport(report, 'json')) as {
				readonly locations: ReadonlyArray<{readonly account: string}>;
			};
			expect(new Set(stands.locations.map(one => one.account)).size).toBe(2);
		}),
		{numRuns: 60},
	);
});

test.each([
	['accounts', /111122223333|444455556666|999900001111/, /shop-live.*No space left.*alice|alice.*shop-live/s],
	['names', /shop-live|Retail|alice/, /111122223333/],
	['messages', /No space left|Disk alarm|go ahead/, /shop-live.*111122223333|111122223333.*shop-live/s],
] as const)('--redact %s leaves out its own in every format, and no more', (rule, gone, kept) => {
	const source = makeIncident();
	for (const format of reportFormats) {
		expect(print(format, redactSource(source, [rule]))).not.toMatch(gone);
	}

	expect(print('html', redactSource(source, [rule]))).toMatch(kept);
	expect(wholeRecord(redactRecord(toRecord(source), [rule]))).not.toMatch(gone);
});

test('an exported record has the happenings, and is read as it was', () => {
	const record = toRecord(makeIncident());
	const read = openRecordOf(wholeRecord(record));
	expect(read).toMatchObject({unread: [], happenings: record.happenings.toSorted((a, b) => a.at - b.at)});
});

test('100,000 locations from start to end are a file of less than 8 MB', () => {
	const source = makeIncident();
	const [first] = [...source.grid.indices()].map(index => source.grid.recordAt(index));
	for (let account = 0; account < 5000; account++) {
		for (let region = 0; region < 20; region++) {
			const started = begunAt + account * 1000 + region * 40;
			source.grid.put({
				...first!,
				location: {accountId: String(500_000_000_000 + account), region: `us-east-${region + 1}`},
				startedAt: started,
				endedAt: started + 30_000 + ((account * 7919) % 20_000),
				status: (account + region) % 50 === 0 ? 'Failed' : 'Success',
				failureMessage: (account + region) % 50 === 0 ? 'No space left on device' : null,
			});
		}
	}

	const html = print('html', source);
	expect(html.length).toBeLessThan(8_000_000);
	expect(html).toContain('2,003 of 100,004 locations did not succeed');
});

test('a retried location goes through its attempts in their order, though the first was seen last', () => {
	const source = makeIncident();
	const [record] = Array.from(source.grid.indices(), index => source.grid.recordAt(index));
	const first = {...record!, status: 'TimedOut', startedAt: begunAt - 90_000, endedAt: begunAt - 60_000};
	source.grid.put({...record!, status: 'Success'});
	const lines = [
		{type: 'location', at: begunAt + 200_000, record: first},
		{type: 'location', at: begunAt + 1000, record: {...record!, status: 'InProgress', endedAt: null}},
	] as const;
	const {film} = buildReport({...source, story: {lines, happenings: []}});
	const own = [...film.locations.entries()].filter(([, place]) => place === 1);
	expect(own.map(([change]) => [(film.times[change]! - begunAt) / 1000, film.statuses[film.changes[change]!]])).toEqual(
		[
			[-90, 'InProgress'],
			[-60, 'TimedOut'],
			[0, 'InProgress'],
			[20, 'Success'],
		],
	);
});
