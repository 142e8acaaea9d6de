import {defineCommand} from './line/command.ts';
import {one} from './line/flag.ts';
import {speed} from './simulate.ts';

/** The console on a world of its own. */
export const demo = defineCommand(
	{
		name: 'demo',
		arguments: {},
		text: 'open the console on the embedded simulator, with a fan-out under way',
		flags: {speed: one(speed, 'how fast the world runs')},
	},
	async (app, {flags: {speed: factor}}) => app.playDemo({speed: factor}),
);
