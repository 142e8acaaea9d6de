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

Every value is quoted such that the shell changes nothing in it. A request whose target locations lie at an address goes in whole as JSON, since the AWS CLI (version 1) fetches what an argument's address leads to.

@param region - The Region to start in.
*/
export function printCommandLine(request: StartRequest, region: string, shell: Shell): string {
	if (shell === 'powershell') {
		return printPowerShell(request, region);
	}

	const quote = shell === 'bash' ? quoteForBash : quoteForCmd;
	const flags =
		request.TargetLocationsURL === undefined
			? Object.entries(request).map(([name, value]) => [
					toFlag(name),
					typeof value === 'string' ? value : JSON.stringify(value),
				])
			: [['--cli-input-json', JSON.stringify(request)]];
	return [
		'aws ssm start-automation-execution',
		...[['--region', region], ...flags].map(([flag, value]) => `${flag} ${quote(value!)}`),
	].join(shell === 'bash' ? ' \\\n  ' : ' ^\n  ');
}

function toFlag(name: string): string {
	return `--${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
}

/** Single quotes, in which bash touches nothing; plain words stay plain. */
function quoteForBash(text: string): string {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
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
			([name, value]) => `-${powerShellNames[name] ?? name} ${toPowerShell(value)}`,
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

/** PowerShell takes typographic quotes for quotes, so they are doubled too. */
function quoteForPowerShell(text: string): string {
	return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
