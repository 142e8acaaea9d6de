import type {Command} from './command.ts';
import {listFlags, type NamedFlag} from './flag.ts';
import {globalFlags} from './global-flags.ts';

/** What rollgrid is, in a sentence. */
export const about = 'Every account, every Region, one grid: AWS Systems Manager Automation in a terminal.';

/** Where credentials and their like come from, in a sentence. */
export const credentialsNote =
	'Credentials, Region, endpoints, proxies and CAs are found as the AWS CLI finds them: AWS_PROFILE, SSO, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL, HTTPS_PROXY, AWS_CA_BUNDLE …';

const global = listFlags(globalFlags);

/** The help of a command, or of all where `name` is empty; ends with a line break. */
export function printHelp(commands: readonly Command[], name: string): string {
	const command = commands.find(one => one.name === name);
	return command === undefined || name === '' ? printOverview(commands) : printCommand(command);
}

function printOverview(commands: readonly Command[]): string {
	const rows = commands.map(({name, label, text}): readonly [string, string] => [
		`${name} ${label}`.trim() || '(none)',
		text,
	]);
	return [
		about,
		'',
		'Usage',
		'  rollgrid [command] [arguments] [options]',
		'',
		'Commands',
		...printRows(rows),
		'',
		'Options, everywhere',
		...printRows(global.map(flagRow)),
		'',
		credentialsNote,
		'Exit status: 0 every location succeeded, 1 some did not, 2 wrong usage, 3 AWS refused or could not be',
		'reached, 4 rollgrid has a bug, 130 interrupted, 143 and 129 ended by SIGTERM and SIGHUP.',
		'',
	].join('\n');
}

function printCommand({name, label, text, flags, details}: Command): string {
	return [
		`${capitalize(text)}.`,
		'',
		'Usage',
		`  rollgrid ${[name, label, '[options]'].filter(Boolean).join(' ')}`,
		...(details === undefined ? [] : ['', details.heading, ...printRows(details.rows)]),
		...(flags.length === 0 ? [] : ['', 'Options', ...printRows(flags.map(flagRow))]),
		'',
		'Options, everywhere',
		// The command's own flag of the same name is explained above.
		...printRows(global.filter(({name: one}) => !flags.some(own => own.name === one)).map(flagRow)),
		'',
	].join('\n');
}

function flagRow({name, short, value, text}: NamedFlag): readonly [string, string] {
	return [`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, text];
}

function printRows(rows: ReadonlyArray<readonly [string, string]>): readonly string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

/** Capitalize a text. */
export function capitalize(text: string): string {
	return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
