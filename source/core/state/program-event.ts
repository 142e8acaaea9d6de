import type {Outcome} from '../domain/failure.ts';
import type {ProgramEnd, TextReader} from '../domain/program.ts';

/** Keys that start programs of the operator's own. */
export type ProgramKeyEvent =
	/** Open a shell in the location under the cursor. */
	| {readonly type: 'shell-asked'}
	/** Open the screen's text in the pager, or in the editor. */
	| {readonly type: 'text-asked'; readonly reader: TextReader}
	/** Open the execution in the browser. */
	| {readonly type: 'browser-asked'}
	/** Run a command of the settings, by its name. */
	| {readonly type: 'own-command-asked'; readonly name: string};

/** The results of programs. */
export type ProgramEvent =
	| ProgramKeyEvent
	/** A program has ended, or couldn't be run; the terminal belongs to the console again. */
	| {readonly type: 'program-ended'; readonly name: string; readonly outcome: Outcome<ProgramEnd>}
	/** A browser got a link, or there is none. */
	| {readonly type: 'link-opened'; readonly url: string; readonly outcome: Outcome<void>};
