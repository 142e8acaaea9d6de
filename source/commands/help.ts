import {defineCommand} from './line/command.ts';
import {optional} from './line/flag.ts';
import {choice} from './line/kinds.ts';
import {exitStatus} from './services.ts';

const documented = [
	'launch',
	'rehearse',
	'watch',
	'list',
	'show',
	'cancel',
	'signal',
	'retry',
	'report',
	'note',
	'replay',
	'compare',
	'doctor',
	'roles',
	'runbook',
	'config',
	'completion',
	'world',
	'simulate',
	'demo',
	'help',
] as const;

/** The same as `--help`. */
export const help = defineCommand(
	{
		name: 'help',
		arguments: {command: optional(choice('<command>', documented))},
		text: 'print this, or the help of a command, as --help and -h do',
		flags: {},
	},
	async (app, {args: {command = ''}}) => {
		const {printHelp} = await import('./line/print-help.ts');
		app.print(printHelp(app.commands, command).trimEnd());
		return exitStatus.done;
	},
);
