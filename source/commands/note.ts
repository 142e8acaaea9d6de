import {defineCommand} from './line/command.ts';
import {one, optional, required} from './line/flag.ts';
import {executionId, moment, words} from './line/kinds.ts';

/** Write a note about a moment of a fan-out, or list the notes. */
export const note = defineCommand(
	{
		name: 'note',
		arguments: {'execution-id': required(executionId), text: optional(words('<text>'))},
		text: 'write a note about a moment of a fan-out, kept on this machine with its record; without a text, list the notes',
		flags: {
			at: one(moment, 'the moment that it is about, e.g. 10m (ago) or 2026-11-23T03:00:00Z; now if left out'),
			delete: one(words('<note-id>'), 'delete one’s own note; the list says the IDs'),
		},
		check: ({flags: {at, delete: id}, args: {text}}) => [
			...(id !== undefined && text !== undefined ? ['--delete takes no text'] : []),
			...(at !== undefined && text === undefined ? ['--at goes with a text'] : []),
		],
	},
	async (app, {flags, args}) => {
		const [{note: run}, services] = await Promise.all([import('./note/run.ts'), app.openStartServices()]);
		return run(services, {
			executionId: args['execution-id'],
			text: args.text,
			at: flags.at,
			deletedId: flags.delete,
			isJson: flags.json,
		});
	},
);
