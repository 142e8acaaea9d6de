import {defineCommand} from './line/command.ts';
import {required} from './line/flag.ts';
import {idOrFile} from './line/kinds.ts';

/** Compare two fan-outs, location by location. Calls AWS only for an ID that isn't a file. */
export const compare = defineCommand(
	{
		name: 'compare',
		arguments: {a: required(idOrFile('<a>')), b: required(idOrFile('<b>'))},
		text: 'compare two fan-outs, each by its ID or the file of a record: which locations fared differently, how durations moved',
		flags: {},
	},
	async (app, {flags: {json}, args}) => {
		const {compareTwo} = await import('./compare/run.ts');
		return compareTwo(app, args, json);
	},
);
