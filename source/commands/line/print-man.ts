import {commands} from '../commands.ts';
import {exitStatuses} from '../services.ts';
import {type Command, callOf} from './command.ts';
import type {NamedFlag} from './flag.ts';
import {listFlags} from './flag.ts';
import {globalFlags} from './global-flags.ts';
import {about, capitalize, credentialsNote} from './print-help.ts';

/** The files of rollgrid, and what they contain. */
const files: ReadonlyArray<readonly [string, string]> = [
	['$XDG_CONFIG_HOME/rollgrid/config.json', 'settings; ROLLGRID_CONFIG_DIR names another folder'],
	[
		'$XDG_STATE_HOME/rollgrid/',
		'journal of starts, audit log, records of fan-outs, notes; ROLLGRID_STATE_DIR names another',
	],
];

const examples: ReadonlyArray<readonly [string, string]> = [
	['rollgrid demo', 'the console on a simulated rollout; no AWS account is needed'],
	['rollgrid --profile ops --region us-east-1', 'the console'],
	['rollgrid launch plan.json --dry-run', 'what a plan would start'],
	['rollgrid watch 4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d --json', 'follow a fan-out; its exit status is the answer'],
];

/**
Print the manual page, in the language of man(7), from the same table as the help.

@param version - The program's version, for the page's footer.
@param date - The day of the release, such as 2026-11-26.
*/
export function printMan(version: string, date: string): string {
	return [
		`.TH ROLLGRID 1 "${date}" "rollgrid ${version}" "User Commands"`,
		'.SH NAME',
		`rollgrid \\- ${toRoff(lowerFirst(about))}`,
		'.SH SYNOPSIS',
		// No break follows the last one.
		...commands.flatMap(printCall).slice(0, -1),
		'.SH DESCRIPTION',
		toRoff(`${about} Without a command the console opens; each command below also works without a terminal.`),
		'.PP',
		toRoff(credentialsNote),
		'.SH COMMANDS',
		...commands.flatMap(printCommand),
		'.SH OPTIONS',
		'Every command takes these.',
		...listFlags(globalFlags).flatMap(printFlag),
		'.SH EXIT STATUS',
		...printTerms(exitStatuses.map(([status, text]) => [String(status), text])),
		'.SH FILES',
		...printTerms(files),
		'.SH EXAMPLES',
		...printTerms(examples),
		'.SH SEE ALSO',
		'.BR aws (1)',
		'',
	].join('\n');
}

function printCall({name, label}: Command): readonly string[] {
	return [`.B ${toRoff(callOf(name))}`, ...(label === '' ? [] : [toRoff(label)]), '[\\fIoptions\\fR]', '.br'];
}

function printCommand({name, label, text, flags, details}: Command): readonly string[] {
	return [
		`.SS "${toRoff([callOf(name), label].filter(Boolean).join(' ')).replaceAll('"', '\\(dq')}"`,
		toRoff(`${capitalize(text)}.`),
		...flags.flatMap(printFlag),
		...(details === undefined ? [] : ['.PP', toRoff(`${details.heading}:`), ...printTerms(details.rows)]),
	];
}

function printFlag({name, short, value, text}: NamedFlag): readonly string[] {
	const names = [...(short === undefined ? [] : [`-${short}`]), `--${name}`].map(one => `\\fB${toRoff(one)}\\fR`);
	return ['.TP', `${names.join(', ')}${value === undefined ? '' : ` \\fI${toRoff(value)}\\fR`}`, toRoff(text)];
}

function printTerms(rows: ReadonlyArray<readonly [string, string]>): readonly string[] {
	return rows.flatMap(([term, text]) => ['.TP', `\\fB${toRoff(term)}\\fR`, toRoff(text)]);
}

/** Escape a text for roff: hyphens that can be copied, and no line that begins with a request. */
function toRoff(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll(/[`‘’“”…×]/g, sign => named[sign] ?? sign)
		.replace(/^(?=[.'])/, '\\&');
}

/** Characters that old renderers know by name only. */
const named: Readonly<Record<string, string>> = {
	'`': '\\(ga',
	'‘': '\\(oq',
	'’': '\\(cq',
	'“': '\\(lq',
	'”': '\\(rq',
	'…': '...',
	'×': '\\(mu',
};

function lowerFirst(text: string): string {
	return `${text[0]!.toLowerCase()}${text.slice(1)}`.replace(/\.$/, '');
}
