import {ProcessSignals} from '../adapters/system/process-signals.ts';

/** The owner of this process's signals. Imported before everything else, so that they are taken from the first line on. */
export const signals = new ProcessSignals().take();
