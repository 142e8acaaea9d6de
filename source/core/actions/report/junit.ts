import {classifyEnding} from '../../domain/status.ts';
import type {LocationRecord} from '../../grid/location-grid.ts';
import {headlineOf} from '../../status/causes.ts';
import {formatIso} from '../../status/format.ts';
import {toPrintable, toPrintableLine} from '../../status/printable.ts';
import type {Report} from './report.ts';

/**
Print each location as a test case that CI servers read, with a suite for each account. A location that did not succeed is a failure; one that has not ended, or whose result nobody knows, is an error, so that nothing counts as a success by mistake.

@see https://github.com/testmoapp/junitxml
*/
export function printJunit(report: Report): string {
	const {execution, accounts, steps, unnamed, took, writtenAt} = report;
	const suites = accounts.map(({accountId, name, cells}) =>
		toSuite(
			name === '' ? accountId : `${accountId} ${name}`,
			cells.filter(cell => cell !== null).map(cell => toCase(cell, cell.location?.region ?? '', accountId)),
		),
	);
	const others = [
		...steps.map(one => toCase(one, one.name ?? one.stepExecutionId ?? 'step', execution.document)),
		...Array.from({length: unnamed}, (_, place) => ({
			name: `location ${place + 1} that AWS counts and doesn’t name`,
			place: execution.document,
			seconds: 0,
			problem: {element: 'error', type: 'Unknown', message: 'AWS tells nothing of it', text: ''} as const,
		})),
	];
	const all = [...suites, ...(others.length === 0 ? [] : [toSuite(execution.document, others)])];
	const sum = (of: (one: Suite) => number) => all.reduce((total, one) => total + of(one), 0);
	const startedAt = formatIso(report.attempts[0]?.startedAt ?? writtenAt) ?? '';
	const head = attributes({
		name: `${execution.document} ${execution.executionId}`,
		tests: sum(one => one.cases.length),
		failures: sum(one => one.failures),
		errors: sum(one => one.errors),
		time: (took ?? 0) / 1000,
		timestamp: startedAt,
	});
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites${head}>`,
		...all.flatMap(printSuite),
		'</testsuites>',
		'',
	].join('\n');
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
};

function toSuite(name: string, cases: readonly Case[]): Suite {
	const count = (element: Problem['element']) => cases.filter(({problem}) => problem?.element === element).length;
	return {name, cases, failures: count('failure'), errors: count('error')};
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

function printSuite({name, cases, failures, errors}: Suite): readonly string[] {
	const time = cases.reduce((sum, {seconds}) => sum + seconds, 0);
	return [
		`  <testsuite${attributes({name, tests: cases.length, failures, errors, skipped: 0, time})}>`,
		...cases.map(printCase),
		'  </testsuite>',
	];
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
