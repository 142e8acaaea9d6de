/**
A small full-screen program on the terminal layer, to be run on a pty: every key does one thing that the layer has to survive.
*/
import {writeFileSync, writeSync} from 'node:fs';
import {styleOf} from '../../../source/terminal/style.ts';
import {openTerminal} from '../../../source/terminal/terminal.ts';

const terminal = openTerminal({
	stdin: process.stdin,
	stdout: process.stdout,
	env: process.env,
	onEnd: signal => writeSync(1, `ended by ${signal ?? 'itself'}\n`),
});
const {layers} = terminal;
let keys = 0;
let isColourful = false;

terminal.onPaint(() => {
	layers.painterRegions = [{x: 0, y: 0, columns: terminal.columns, rows: terminal.rows}];
	if (isColourful) {
		for (let y = 0; y < terminal.rows; y++) {
			for (let x = 0; x < terminal.columns; x++) {
				layers.painter.write(x, y, '#', styleOf({fg: (x * 7 + y * 13 + keys) % 256}));
			}
		}
	}

	layers.painter.write(0, 0, `keys ${keys} at ${terminal.columns} × ${terminal.rows}`);
});

terminal.onKey(key => {
	keys++;
	switch (key.name) {
		case 'q':
			void terminal.close().then(() => {
				writeSync(1, 'bye\n');
			});
			break;
		case 'x':
			throw new Error('a bug');
		case 'r':
			void Promise.reject(new Error('a forgotten promise'));
			break;
		case 'e':
			process.exit(3);
			break;
		case 'ctrl+z':
			terminal.suspend();
			break;
		case 'c':
			isColourful = true;
			break;
		default:
			break;
	}

	return true;
});

// A poll that has nothing to do with the screen.
const ticks = process.argv[2];
if (ticks !== undefined) {
	let count = 0;
	setInterval(() => {
		count++;
		keys++;
		terminal.schedule('update');
		writeFileSync(ticks, String(count));
	}, 10).unref();
}
