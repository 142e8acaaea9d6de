import type {CommandLine} from '../commands/line/command-line.ts';
import {toPrintableLine} from '../core/status/printable.ts';
import {standardStreams} from './streams.ts';

/** Report what is wrong with a command line, and where the help is. */
export function tellMistakes({mistakes, help}: CommandLine & {readonly type: 'mistakes'}): void {
	const lines = mistakes.map(mistake => toPrintableLine(`× ${mistake}`));
	standardStreams.tell([...lines, `  ${help} tells more.`].join('\n'));
}
