/**
The feed by itself: the same answers come as fast and are folded, and nothing is drawn. What it takes of the machine is no terminal's doing.
*/
import process from 'node:process';
import {openFeed} from './feed.ts';

const {stdout} = process;
const feed = openFeed(stdout.columns, stdout.rows);
feed.take('7');
