/**
The console as the product opens it, on the product's own terminal layer; only AWS's answers are made up, as a real account's can't change fifty times a second on request.
*/
import {EventEmitter} from 'node:events';
import process from 'node:process';
import {collectEarly} from '../../source/adapters/system/memory.ts';
import {openConsole} from '../../source/ui/open-console.ts';
import {themes} from '../../source/ui/theme.ts';
import {openFeed} from './feed.ts';

const {stdin, stdout} = process;
const feed = openFeed(stdout.columns, stdout.rows);

/** Standard input without the keys of the bench. */
class ConsoleInput extends EventEmitter {
	readonly isTTY = true;

	constructor() {
		super();
		stdin.on('data', (data: Buffer) => {
			// Only a digit by itself is a command of the bench: the sequence of Page Down contains one, too. It may come in one read with the terminal's reply.
			const parts = data.toString('latin1').match(/\u{1B}\[[\d;]*.|./gsu) ?? [];
			const rest = parts.filter(part => !feed.take(part)).join('');
			if (rest !== '') {
				this.emit('data', Buffer.from(rest, 'latin1'));
			}
		});
	}

	setRawMode(isRaw: boolean): this {
		stdin.setRawMode(isRaw);
		return this;
	}

	resume(): this {
		stdin.resume();
		return this;
	}

	pause(): this {
		stdin.pause();
		return this;
	}
}

collectEarly();
openConsole({
	store: feed.store,
	appearance: {palette: themes.dark, isAscii: false, hasColor: true},
	listCalls: () => [],
	stdin: new ConsoleInput() as unknown as NodeJS.ReadStream,
	stdout,
});
