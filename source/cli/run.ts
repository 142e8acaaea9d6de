import nodeModule from 'node:module';
import process from 'node:process';
import {collectEarlySoon} from '../adapters/system/memory.ts';
import {signals} from './process-signals.ts';
// Collects the messages of other code, so it is loaded before it.
import './side-words.ts';
import type {CommandLine} from '../commands/line/command-line.ts';
import {createApp} from './app.ts';
import {endOnBugs} from './bug.ts';
import {ensureHome} from './home.ts';
import {applySettings} from './settings.ts';

/** When compiled code is written to disk, for the next start: late enough not to delay anything. */
const keepCompiledAfterMs = 5000;

/**
Run a parsed command.

@returns The exit status; that of the signal where one ended it.
*/
export async function run(line: CommandLine & {readonly type: 'run'}, version: string): Promise<number> {
	endOnBugs(version);
	ensureHome(process.env);
	setTimeout(() => nodeModule.flushCompileCache?.(), keepCompiledAfterMs).unref();
	collectEarlySoon();
	const settled = applySettings(line.command, line.globals);
	try {
		const status = typeof settled === 'number' ? settled : await line.run(createApp(settled), settled);
		return signals.exitStatus ?? status;
	} catch (error) {
		// What a command reports while it is being ended is neither a bug nor its result.
		if (signals.exitStatus !== undefined) {
			return signals.exitStatus;
		}

		throw error;
	}
}
