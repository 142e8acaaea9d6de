import {settingNames, themeNames} from '../core/domain/settings.ts';
import {answers} from '../core/follow/wait.ts';

/** A flag of the command line, as data: parsing, checking, help and completion read the same rows. */
export type Flag = {
	readonly name: string;
	readonly type: 'string' | 'number' | 'boolean';
	/** Whether it may be given several times. */
	readonly isMultiple?: true;
	/** What stands behind the name in the help, such as `<seconds>`. */
	readonly value?: string;
	readonly choices?: readonly string[];
	/** Smallest number that makes sense. */
	readonly least?: number;
	readonly text: string;
};

/** A command, as data. */
export type CommandUsage = {
	/** Empty for the console itself. */
	readonly name: string;
	/** How its arguments are written: `<execution-id>`. */
	readonly arguments: string;
	/** Names of the arguments that must be there. */
	readonly required: readonly string[];
	/** Names of further arguments that may be left out. */
	readonly optional?: readonly string[];
	/** What an argument may be, where that is limited. */
	readonly choices?: Readonly<Record<string, readonly string[]>>;
	readonly text: string;
	readonly flags: readonly Flag[];
};

/** What `config` does beside listing. */
export const configActions = ['get', 'set', 'unset', 'path'] as const;

const location: Flag = {
	name: 'location',
	type: 'string',
	isMultiple: true,
	value: '<account/region>',
	text: 'a location; may be given several times',
};

const starting: readonly Flag[] = [
	{name: 'dry-run', type: 'boolean', text: 'print what would be started, and start nothing'},
	{name: 'watch', type: 'boolean', text: 'follow it after starting, to its end'},
];

const speed: Flag = {name: 'speed', type: 'number', value: '<factor>', least: 0.01, text: 'how fast the world runs'};

export const commands: readonly CommandUsage[] = [
	{
		name: '',
		arguments: '',
		required: [],
		text: 'open the console at the fan-outs of the central account and Region',
		flags: [],
	},
	{
		name: 'launch',
		arguments: '[plan]',
		required: [],
		optional: ['plan'],
		text: 'configure a launch on the screen, or start what a plan says: JSON or YAML as the AWS CLI takes it, or -',
		flags: [
			...starting,
			{
				name: 'settle',
				type: 'string',
				value: '<start|forget>',
				choices: ['start', 'forget'],
				text: 'without a plan: start, or give up, what an earlier run left unresolved',
			},
		],
	},
	{
		name: 'watch',
		arguments: '<execution-id>',
		required: ['execution-id'],
		text: 'open the matrix of a fan-out; without a terminal, print one line a change',
		flags: [],
	},
	{
		name: 'list',
		arguments: '',
		required: [],
		text: 'list recent fan-outs',
		flags: [
			{name: 'status', type: 'string', isMultiple: true, value: '<status>', text: 'only those with this status'},
			{name: 'document', type: 'string', value: '<prefix>', text: 'only those of runbooks whose name begins so'},
			{
				name: 'since',
				type: 'string',
				value: '<time>',
				text: 'only those started since, e.g. 2h, 3d or 2026-11-23T03:00:00Z',
			},
			{name: 'limit', type: 'number', value: '<n>', least: 1, text: 'at most so many; 50 by default'},
		],
	},
	{
		name: 'show',
		arguments: '<execution-id>',
		required: ['execution-id'],
		text: 'show one execution, one location’s child execution, or one step',
		flags: [
			{...location, text: 'the child execution there'},
			{name: 'step', type: 'string', value: '<name>', text: 'one step with its inputs and outputs'},
		],
	},
	{
		name: 'cancel',
		arguments: '<execution-id>',
		required: ['execution-id'],
		text: 'cancel a fan-out, or the child executions of the locations named',
		flags: [
			location,
			{name: 'complete', type: 'boolean', text: 'end an execution in interactive mode with what it has, as Success'},
			{
				name: 'wait',
				type: 'boolean',
				text: 'look afterwards whether the stop reached every location (default); --no-wait doesn’t',
			},
		],
	},
	{
		name: 'signal',
		arguments: '<execution-id> <answer>',
		required: ['execution-id', 'answer'],
		choices: {answer: answers},
		text: `answer what waits for a person, everywhere or in the locations named: ${answers.join(', ')}`,
		flags: [
			location,
			{name: 'step', type: 'string', value: '<name>', text: 'only what waits at this step; the step to start'},
			{name: 'comment', type: 'string', value: '<text>', text: 'goes with an approval or a rejection'},
		],
	},
	{
		name: 'retry',
		arguments: '<execution-id>',
		required: ['execution-id'],
		text: 'start a new fan-out on exactly the locations that did not succeed',
		flags: [
			{...location, text: 'only this one; may be given several times'},
			{
				name: 'status',
				type: 'string',
				isMultiple: true,
				value: '<status>',
				text: 'only those that ended so, e.g. Failed or NotRun',
			},
			...starting,
		],
	},
	{
		name: 'config',
		arguments: '[get|set|unset|path] [key] [value]',
		required: [],
		optional: ['action', 'key', 'value'],
		choices: {action: configActions},
		text: `list, read or change the settings: ${settingNames.join(', ')}`,
		flags: [],
	},
	{
		name: 'simulate',
		arguments: '',
		required: [],
		text: 'serve the embedded AWS simulator on 127.0.0.1 and print the environment to export',
		flags: [
			{name: 'port', type: 'number', value: '<port>', least: 0, text: 'the port; any that is free by default'},
			{name: 'world', type: 'string', value: '<world>', text: 'seed (default), demo, large, or a world file'},
			{name: 'accounts', type: 'number', value: '<n>', least: 1, text: 'accounts of the large world; 5000 by default'},
			{name: 'regions', type: 'number', value: '<n>', least: 1, text: 'Regions of the large world; 20 by default'},
			speed,
			{name: 'seed', type: 'number', value: '<n>', text: 'what chance in the world is drawn from'},
			{name: 'throttle', type: 'boolean', text: 'hold AWS’s published rates; --no-throttle lifts them'},
			{
				name: 'fault',
				type: 'string',
				isMultiple: true,
				value: '<fault>',
				text: 'trouble, e.g. throttle,operation=Describe*,rate=0.3',
			},
		],
	},
	{
		name: 'demo',
		arguments: '',
		required: [],
		text: 'open the console on the embedded simulator, with a rollout under way',
		flags: [speed],
	},
];

/** Flags that every command takes. */
export const globalFlags: readonly Flag[] = [
	{name: 'profile', type: 'string', value: '<name>', text: 'the AWS profile to use'},
	{name: 'region', type: 'string', value: '<region>', text: 'the Region that fan-outs are started in'},
	{name: 'endpoint-url', type: 'string', value: '<url>', text: 'where AWS’s APIs are, such as a simulator'},
	{
		name: 'role',
		type: 'string',
		isMultiple: true,
		value: '<name>',
		text: 'role assumed in a target account; several are tried in order',
	},
	{
		name: 'profile-for',
		type: 'string',
		isMultiple: true,
		value: '<account=profile>',
		text: 'profile used for a target account instead of a role; 1111*=prod stands for many',
	},
	{name: 'external-id', type: 'string', value: '<id>', text: 'external ID sent when a role is assumed'},
	{
		name: 'via-role',
		type: 'string',
		isMultiple: true,
		value: '<arn>',
		text: 'role assumed first, on the way to a target account’s; several one from the other',
	},
	{
		name: 'dangerous',
		type: 'string',
		isMultiple: true,
		value: '<runbook>',
		text: 'a runbook, * for anything, that asks for the number of locations to be typed',
	},
	{name: 'read-only', type: 'boolean', text: 'refuse every call that changes something'},
	{name: 'arm', type: 'string', value: '<time>', text: 'lift read-only for a while, e.g. 15m'},
	{name: 'json', type: 'boolean', text: 'print JSON'},
	{name: 'plain', type: 'boolean', text: 'print lines instead of opening a screen'},
	{name: 'yes', type: 'boolean', text: 'do it without asking'},
	{
		name: 'interval',
		type: 'number',
		value: '<seconds>',
		least: 0.1,
		text: 'between two looks while things change; 2 by default',
	},
	{
		name: 'rate',
		type: 'number',
		value: '<reads>',
		least: 0.01,
		text: 'reads a second in each account and Region; 1.5 by default, half of what AWS allows',
	},
	{
		name: 'timeout',
		type: 'number',
		value: '<seconds>',
		least: 0.1,
		text: 'how long an answer of AWS may take; 15 by default',
	},
	{name: 'fail-fast', type: 'boolean', text: 'stop watching, with 1, at the first location that did not succeed'},
	{name: 'color', type: 'boolean', text: 'use colours; --no-color or NO_COLOR doesn’t'},
	{
		name: 'plain-ink',
		type: 'boolean',
		text: 'draw whole lines instead of the cells that changed, for a terminal that needs it',
	},
	{name: 'ascii', type: 'boolean', text: 'draw with ASCII characters only'},
	{
		name: 'theme',
		type: 'string',
		value: '<name>',
		choices: themeNames,
		text: 'dark, light, high-contrast, deuteranopia or tritanopia',
	},
	{name: 'debug-log', type: 'string', value: '<file>', text: 'append every API call to a file'},
	{name: 'version', type: 'boolean', text: 'print the version'},
	{name: 'help', type: 'boolean', text: 'print help; also of a command'},
];

export function findCommand(name: string): CommandUsage | undefined {
	return commands.find(command => command.name === name);
}

/** The help of a command, or of all where `name` is empty; ends with a line break. */
export function printHelp(name: string): string {
	const command = findCommand(name);
	return command === undefined || command.name === '' ? printOverview() : printCommand(command);
}

function printOverview(): string {
	const rows = commands.map(({name, arguments: args, text}): readonly [string, string] => [
		`${name} ${args}`.trim() || '(none)',
		text,
	]);
	return [
		'Every account, every Region, one grid: AWS Systems Manager Automation in a terminal.',
		'',
		'Usage',
		'  rollgrid [command] [arguments] [options]',
		'',
		'Commands',
		...printRows(rows),
		'',
		'Options, everywhere',
		...printRows(globalFlags.map(flagRow)),
		'',
		'Credentials, Region and endpoints come from the AWS SDK’s own chain: AWS_PROFILE, SSO, AWS_ENDPOINT_URL …',
		'Exit status: 0 every location succeeded, 1 some did not, 2 wrong usage, 3 AWS refused or could not be',
		'reached, 130 interrupted.',
		'',
	].join('\n');
}

function printCommand({name, arguments: args, text, flags}: CommandUsage): string {
	return [
		`${text[0]!.toUpperCase()}${text.slice(1)}.`,
		'',
		'Usage',
		`  rollgrid ${[name, args, '[options]'].filter(Boolean).join(' ')}`,
		...(flags.length === 0 ? [] : ['', 'Options', ...printRows(flags.map(flagRow))]),
		'',
		'Options, everywhere',
		...printRows(globalFlags.map(flagRow)),
		'',
	].join('\n');
}

function flagRow({name, value, text}: Flag): readonly [string, string] {
	return [`--${name}${value === undefined ? '' : ` ${value}`}`, text];
}

function printRows(rows: ReadonlyArray<readonly [string, string]>): readonly string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
