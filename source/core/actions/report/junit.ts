import {printLocation} from '../../domain/location.ts';
import {classifyEnding} from '../../domain/status.ts';
import type {LocationRecord} from '../../grid/location-grid.ts';
import {headlineOf} from '../../status/causes.ts';
import {formatIso} from '../../status/format.ts';
import {toPrintable, toPrintableLine} from '../../status/printable.ts';
import type {Report} from './report.ts';

/**
Print each location as a test case that CI servers read, with a suite for each account. A location that did not succeed is a failure; one that has not ended, or whose result nobody knows, is an error, so that nothing counts as a success by mistake.

The last suite is the fan-out's own: its properties, and the story as its output. Servers that know neither (GitLab) ignore them; Jenkins shows the output of a suite.

@see https://github.com/testmoapp/junitxml
*/
export function* printJunit(report: Report): Generator<string> {
	const {execution, took, writtenAt} = report;
	const sums = {tests: 0, failures: 0, errors: 0};
	for (const {cases, failures, errors} of listSuites(report)) {
		sums.tests += cases.length;
		sums.failures += failures;
		sums.errors += errors;
	}

	const head = attributes({
		name: `${execution.document} ${execution.executionId}`,
		...sums,
		time: (took ?? 0) / 1000,
		timestamp: formatIso(report.attempts[0]?.startedAt ?? writtenAt) ?? '',
	});
	yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n`;
	for (const suite of listSuites(report)) {
		yield* printSuite(suite);
	}

	yield '</testsuites>\n';
}

/** Make one suite at a time, so that memory never holds all of them. */
function* listSuites(report: Report): Generator<Suite> {
	const {execution, accounts, steps, unnamed} = report;
	for (const {accountId, name, cells} of accounts) {
		const cases = cells.flatMap(cell => (cell === null ? [] : [toCase(cell, cell.location?.region ?? '', accountId)]));
		yield toSuite(name === '' ? accountId : `${accountId} ${name}`, cases);
	}

	const others = [
		...steps.map(one => toCase(one, one.name ?? one.stepExecutionId ?? 'step', execution.document)),
		...Array.from({length: unnamed}, (_, place) => ({
			name: `location ${place + 1} that AWS counts and doesn’t name`,
			place: execution.document,
			seconds: 0,
			problem: {element: 'error', type: 'Unknown', message: 'AWS tells nothing of it', text: ''} as const,
		})),
	];
	const output = report.story.map(({at, who, text, words}) =>
		[formatIso(at), who === null ? text : `${who}: ${text}`, words].filter(one => one !== null).join('  '),
	);
	yield {...toSuite(execution.document, others), properties: listProperties(report), output};
}

function listProperties({execution, where, verdict, attempts}: Report): Suite['properties'] {
	return [
		['executionId', execution.executionId],
		['document', execution.document],
		['documentVersion', execution.documentVersion ?? ''],
		['central', printLocation(where)],
		['status', execution.status],
		['verdict', verdict],
		['startedAt', formatIso(attempts[0]!.startedAt) ?? ''],
		['endedAt', formatIso(execution.endedAt) ?? ''],
		['attempts', attempts.map(({executionId}) => executionId).join(' ')],
	];
}

type Problem = {
	readonly element: 'failure' | 'error';
	readonly type: string;
	readonly message: string;
	readonly text: string;
};
type Case = {readonly name: string; readonly place: string; readonly seconds: number; readonly problem: Problem | null};
type Suite = {
	readonly name: string;
	readonly cases: readonly Case[];
	readonly failures: number;
	readonly errors: number;
	readonly properties: ReadonlyArray<readonly [name: string, value: string]>;
	/** Lines. */
	readonly output: readonly string[];
};

function toSuite(name: string, cases: readonly Case[]): Suite {
	const count = (element: Problem['element']) => cases.filter(({problem}) => problem?.element === element).length;
	return {name, cases, failures: count('failure'), errors: count('error'), properties: [], output: []};
}

function toCase(record: LocationRecord, name: string, place: string): Case {
	const {startedAt, endedAt} = record;
	const seconds = startedAt === null || endedAt === null ? 0 : (endedAt - startedAt) / 1000;
	return {name, place, seconds, problem: judge(record)};
}

function judge({status, endedAt, failureMessage, childExecutionId}: LocationRecord): Problem | null {
	const statusClass = classifyEnding({status, endedAt});
	const hasFailed = statusClass === 'failed' || statusClass === 'cancelled' || statusClass === 'skipped';
	return statusClass === 'succeeded'
		? null
		: {
				element: hasFailed ? 'failure' : 'error',
				type: status,
				message: failureMessage === null ? sayWithout(status, hasFailed) : headlineOf(failureMessage),
				text: [failureMessage, childExecutionId && `Child execution: ${childExecutionId}`].filter(Boolean).join('\n'),
			};
}

function sayWithout(status: string, hasFailed: boolean): string {
	return hasFailed ? `It ended as ${status}` : `It has not ended, as far as AWS tells: ${status}`;
}

function* printSuite({name, cases, failures, errors, properties, output}: Suite): Generator<string> {
	const time = cases.reduce((sum, {seconds}) => sum + seconds, 0);
	yield `  <testsuite${attributes({name, tests: cases.length, failures, errors, skipped: 0, time})}>\n`;
	if (properties.length > 0) {
		const each = properties.map(([property, value]) => `      <property${attributes({name: property, value})}/>\n`);
		yield `    <properties>\n${each.join('')}    </properties>\n`;
	}

	for (const one of cases) {
		yield `${printCase(one)}\n`;
	}

	if (output.length > 0) {
		yield `    <system-out>${output.map(line => escapeXml(toPrintableLine(line))).join('\n')}</system-out>\n`;
	}

	yield '  </testsuite>\n';
}

function printCase({name, place, seconds, problem}: Case): string {
	const head = `    <testcase${attributes({name, classname: place, time: seconds})}`;
	if (problem === null) {
		return `${head}/>`;
	}

	const {element, type, message, text} = problem;
	return `${head}><${element}${attributes({type, message})}>${escapeXml(toPrintable(text))}</${element}></testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
	return Object.entries(values)
		.map(([name, value]) => ` ${name}="${escapeXml(toPrintableLine(String(value)))}"`)
		.join('');
}

/** Controls and lone surrogates have been replaced already; XML forbids two more characters. */
function escapeXml(text: string): string {
	return text
		.replace(/[\uFFFE\uFFFF]/g, '�')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
