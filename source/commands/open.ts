import {defineCommand} from './line/command.ts';
import {runList, unfiltered} from './list.ts';

/** The console itself; without a screen, the list. */
export const open = defineCommand(
	{
		name: '',
		arguments: {},
		text: 'open the console at the fan-outs of the central account and Region',
		flags: {},
	},
	async (app, {flags}) =>
		app.hasScreen ? app.openConsole(async () => ({})) : runList(app, {...unfiltered, isJson: flags.json}),
);
