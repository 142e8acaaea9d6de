import process from 'node:process';
import {ProcessSignals} from '../adapters/system/process-signals.ts';
import {endByPipe} from './early-pipe.ts';

/** The owner of this process's signals. Imported before everything else that a command needs, so that it handles signals from the beginning. */
export const signals = new ProcessSignals().take();
process.off('SIGPIPE', endByPipe);
