import {escapeJson, hostile} from '../domain/hostile.ts';
import {ownValue} from '../domain/own.ts';
import {quoteForBash} from '../domain/quote.ts';
import type {StartRequest} from '../domain/start-request.ts';

/** Where a command line is to be pasted. */
export type Shell = 'bash' | 'cmd' | 'powershell';

/** The longest line, or single argument, that a shell takes: Linux's `MAX_ARG_STRLEN`, cmd.exe's line, .NET's process start. */
const longest: Readonly<Record<Shell, number>> = {bash: 131_071, cmd: 8191, powershell: 32_767};

/** Whether a command line is short enough to be pasted; a longer one goes into a plan file. */
export function canPaste(commandLine: string, shell: Shell): boolean {
	return commandLine.length <= longest[shell];
}

/**
Write a request as the command that starts it: the AWS CLI for bash and for Windows, or PowerShell's `Start-SSMAutomationExecution`.

Every value is quoted such that the shell changes nothing in it, and escaped such that the terminal it is read on doesn't either: the line is the request. One with an argument that the AWS CLI would take for something else goes in whole as JSON: what begins like an address is fetched or read from a file, what begins with a hyphen is an option.

@param region - The Region to start in.
*/
export function printCommandLine(request: StartRequest, region: string, shell: Shell): string {
	if (shell === 'powershell') {
		return printPowerShell(request, region);
	}

	const quote = shell === 'bash' ? quoteForBash : quoteForCmd;
	const isPlain = Object.values(request).every(value => typeof value !== 'string' || isArgument(value, shell));
	const flags = isPlain
		? Object.entries(request).map(([name, value]) => [toFlag(name), typeof value === 'string' ? value : toJson(value)])
		: [['--cli-input-json', toJson(request)]];
	return [
		'aws ssm start-automation-execution',
		...[['--region', region], ...flags].map(([flag, value]) => `${flag} ${quote(value!)}`),
	].join(shell === 'bash' ? ' \\\n  ' : ' ^\n  ');
}

function toJson(value: unknown): string {
	return escapeJson(JSON.stringify(value));
}

/** Whether the AWS CLI takes a text as it is. cmd.exe has no way to write what can't be seen. */
function isArgument(text: string, shell: Shell): boolean {
	return !(
		/^(-|(file|fileb|https?):\/\/)|\0/i.test(text) ||
		(shell === 'cmd' && (hostile.test(text) || text.includes('\n')))
	);
}

function toFlag(name: string): string {
	return `--${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
}

/** First what the program's own parser needs (backslashes before quotes), then a caret before all that cmd.exe would act on. */
function quoteForCmd(text: string): string {
	if (/^[\w@+=:,./-]+$/.test(text)) {
		return text;
	}

	const quoted = `"${text.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1')}"`;
	return quoted.replaceAll(/[()%!^"<>&|]/g, '^$&');
}

const powerShellNames: Readonly<Record<string, string>> = {
	Parameters: 'Parameter',
	Targets: 'Target',
	TargetMaps: 'TargetMap',
	TargetLocations: 'TargetLocation',
	MaxErrors: 'MaxError',
	Tags: 'Tag',
};

function printPowerShell(request: StartRequest, region: string): string {
	const {AlarmConfiguration: alarm, ...rest} = request;
	// The cmdlet has no parameter for the structure, only one for each of its members.
	const members = {
		...rest,
		...(alarm && {AlarmConfiguration_Alarm: alarm.Alarms}),
		...(alarm?.IgnorePollAlarmFailure !== undefined && {
			AlarmConfiguration_IgnorePollAlarmFailure: alarm.IgnorePollAlarmFailure,
		}),
	};
	return [
		'Start-SSMAutomationExecution',
		...Object.entries({Region: region, ...members}).map(
			([name, value]) => `-${ownValue(powerShellNames, name) ?? name} ${toPowerShell(value)}`,
		),
	].join(' `\n  ');
}

function toPowerShell(value: unknown): string {
	if (Array.isArray(value)) {
		return `@(${value.map(toPowerShell).join(', ')})`;
	}

	if (typeof value === 'object' && value !== null) {
		const pairs = Object.entries(value).map(([key, item]) => `${quoteForPowerShell(key)} = ${toPowerShell(item)}`);
		return `@{${pairs.join('; ')}}`;
	}

	return typeof value === 'boolean' ? `$${value}` : quoteForPowerShell(String(value));
}

/** PowerShell takes typographic quotes for quotes, so they are doubled too. What can't be seen is written as its number. */
function quoteForPowerShell(text: string): string {
	if (!(hostile.test(text) || text.includes('\n'))) {
		return quotePlain(text);
	}

	const parts = text.split(new RegExp(`(${hostile.source}|\n)`, 'u')).map((part, place) => {
		const code = part.codePointAt(0) ?? 0;
		return place % 2 === 0 ? quotePlain(part) : code > 0xff_ff ? `[char]::ConvertFromUtf32(${code})` : `[char]${code}`;
	});
	// The first is a text, so that what follows is joined to it and not added up.
	return `(${parts.filter((part, place) => place === 0 || part !== "''").join(' + ')})`;
}

function quotePlain(text: string): string {
	return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
