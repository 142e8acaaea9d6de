import {defineCommand} from './line/command.ts';
import {required} from './line/flag.ts';
import {idOrFile} from './line/kinds.ts';
import {tellFailure} from './services.ts';

/** Open the record of a fan-out, one's own or a colleague's. Makes no call. */
export const replay = defineCommand(
	{
		name: 'replay',
		arguments: {record: required(idOrFile('<record>'))},
		text: 'open a recorded fan-out, by its file or the ID of one followed here; without a terminal, its changes in lines',
		flags: {},
	},
	async (app, {flags: {json}, args: {record}}) => {
		const read = await app.readRecord(record);
		if (!read.ok) {
			return tellFailure(app, read.failure);
		}

		const {unread} = read.value;
		for (const {file, line, because} of unread.slice(0, 3)) {
			app.tell(`${file}, line ${line}, is left out: ${because}`);
		}

		if (unread.length > 3) {
			app.tell(`So are ${unread.length - 3} more lines.`);
		}

		if (!json && app.hasScreen) {
			return app.openRecord(read.value);
		}

		const {replayLines} = await import('./replay/run.ts');
		return replayLines(app, read.value, json);
	},
);
