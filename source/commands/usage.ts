import {settingNames, settingRows} from '../core/domain/settings.ts';
import {answers} from '../core/follow/wait.ts';
import {reportFormats} from '../core/report/formats.ts';
import type {CommandUsage, Flag} from './flag.ts';

/** What `config` does beside listing. */
export const configActions = ['get', 'set', 'unset', 'path'] as const;

/** Shells that `completion` knows. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

const completionHints: Readonly<Record<Shell, string>> = {
	bash: 'rollgrid completion bash > ~/.local/share/bash-completion/completions/rollgrid',
	zsh: 'rollgrid completion zsh > a folder of your $fpath, as _rollgrid',
	fish: 'rollgrid completion fish > ~/.config/fish/completions/rollgrid.fish',
};

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

/** Every command, in the order of the help. */
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
		files: ['plan'],
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
			{
				name: 'status',
				type: 'string',
				isMultiple: true,
				value: '<status>',
				suggests: ['InProgress', 'Success', 'Failed', 'TimedOut', 'Cancelled', 'Pending', 'Waiting', 'Cancelling'],
				text: 'only those with this status',
			},
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
				suggests: ['Failed', 'TimedOut', 'Cancelled', 'NotRun'],
				text: 'only those that ended so, e.g. Failed or NotRun',
			},
			...starting,
		],
	},
	{
		name: 'report',
		arguments: '<execution-id>',
		required: ['execution-id'],
		text: 'write what happened in a fan-out, to hand on',
		flags: [
			{
				name: 'format',
				type: 'string',
				value: '<format>',
				choices: reportFormats,
				text: 'html, md, csv or json; by the file’s ending, else html; md where it is printed',
			},
			{
				name: 'output',
				short: 'o',
				type: 'string',
				value: '<file>',
				isFile: true,
				text: 'the file to write; one that is there is replaced only with --yes',
			},
		],
	},
	{
		name: 'doctor',
		arguments: '[plan]',
		required: [],
		optional: ['plan'],
		files: ['plan'],
		text: 'check identity, clock, roles and, of a plan, its runbook, Regions and every location; changes nothing',
		flags: [],
	},
	{
		name: 'roles',
		arguments: '<role|deploy>',
		required: ['role'],
		choices: {role: ['administration', 'execution', 'operator', 'deploy']},
		text: 'print the CloudFormation template of a role, or the commands that deploy the target accounts’ roles',
		details: {
			heading: 'Roles',
			rows: [
				['administration', 'AWS’s, in the central account: Automation works as it; no person may'],
				['execution', 'AWS’s, in every target account: the runbook works as it; no person may'],
				['operator', 'rollgrid’s, in every target account: people read, stop and signal automations with it'],
				['deploy', 'prints the aws commands that roll execution and operator out with StackSets; runs none of them'],
			],
		},
		flags: [
			{
				name: 'organization',
				type: 'boolean',
				text: 'the edition for an organization: fan-outs to OUs, trust within it only',
			},
			{name: 'organization-id', type: 'string', value: '<o-id>', text: 'of deploy: the organization that is trusted'},
			{
				name: 'account',
				type: 'string',
				isMultiple: true,
				value: '<id>',
				text: 'of deploy: a target account; may be given several times',
			},
			{
				name: 'unit',
				type: 'string',
				isMultiple: true,
				value: '<ou-id>',
				text: 'of deploy: an OU or root; all of the organization where neither is named',
			},
		],
	},
	{
		name: 'config',
		arguments: '[get|set|unset|path] …',
		required: [],
		optional: ['action', 'key', 'value'],
		choices: {action: configActions},
		suggests: {key: settingNames},
		text: 'list the settings, or get KEY, set KEY VALUE, unset KEY; path tells where they are',
		details: {
			heading: 'Settings',
			rows: settingNames.map(name => [
				name,
				`${settingRows[name].text}: ${settingRows[name].allowed}${
					settingRows[name].flag === null ? '' : `; --${settingRows[name].flag} wins over it`
				}`,
			]),
		},
		flags: [],
	},
	{
		name: 'completion',
		arguments: '<bash|zsh|fish>',
		required: ['shell'],
		choices: {shell: shells},
		text: 'print the completion of a shell',
		details: {heading: 'To use it', rows: shells.map(shell => [shell, completionHints[shell]])},
		flags: [],
	},
	{
		name: 'simulate',
		arguments: '',
		required: [],
		text: 'serve the embedded AWS simulator on 127.0.0.1 and print the environment to export',
		flags: [
			{name: 'port', type: 'number', value: '<port>', least: 0, text: 'the port; any that is free by default'},
			{
				name: 'world',
				type: 'string',
				value: '<world>',
				suggests: ['seed', 'demo', 'large'],
				isFile: true,
				text: 'seed (default), demo, large, or a world file',
			},
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

/** The command of a name; the console itself for the empty one. */
export function findCommand(name: string): CommandUsage | undefined {
	return commands.find(command => command.name === name);
}
