/**
The feed by itself: the same answers come as fast and are folded, and nothing is drawn. What it uses of the machine isn't due to a terminal.

`--early` collects garbage as early as the product does; without it V8's own limits hold, as they do for Ink.
*/
import process from 'node:process';
import {collectEarly} from '../../source/adapters/system/memory.ts';
import {openFeed} from './feed.ts';

const {stdin, stdout} = process;
const feed = openFeed(stdout.columns, stdout.rows);
if (process.argv.includes('--early')) {
	collectEarly();
}

stdin.setRawMode(true);
stdin.on('data', (data: Buffer) => feed.take(data.toString('latin1')));
stdout.write('ready');
