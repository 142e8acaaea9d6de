import nodeModule from 'node:module';
import {collectEarlySoon} from '../adapters/system/memory.ts';
import {signals} from './process-signals.ts';
// Hears what others say, so before they are loaded.
import './side-words.ts';
import type {CommandLine} from '../commands/line/command-line.ts';
import {createApp} from './app.ts';
import {endOnBugs} from './bug.ts';
import {applySettings} from './settings.ts';

/** When what has been compiled is put on disk, for the next start: late enough not to be in the way. */
const keepCompiledAfterMs = 5000;

/**
Run a command that was understood.

@returns The exit status; that of the signal where one ended it.
*/
export async function run(line: CommandLine & {readonly type: 'run'}, version: string): Promise<number> {
	endOnBugs(version);
	setTimeout(() => nodeModule.flushCompileCache?.(), keepCompiledAfterMs).unref();
	collectEarlySoon();
	const settled = applySettings(line.command, line.globals);
	try {
		const status = typeof settled === 'number' ? settled : await line.run(createApp(settled), settled);
		return signals.exitStatus ?? status;
	} catch (error) {
		// What a command says of itself while it is being ended is neither a bug nor how it ended.
		if (signals.exitStatus !== undefined) {
			return signals.exitStatus;
		}

		throw error;
	}
}
