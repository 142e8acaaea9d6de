import type {Errand, SharedText, TextReader} from '../domain/program.ts';

/** Programs of the operator's own; all except the browser get the terminal. */
export type ProgramEffect =
	/** Run something in a location: a shell, or a command of the settings. */
	| {readonly type: 'run-errand'; readonly errand: Errand}
	| {readonly type: 'show-text'; readonly shared: SharedText; readonly reader: TextReader}
	/** Run another command of rollgrid itself, as who acts now. */
	| {readonly type: 'run-own'; readonly command: 'demo' | 'doctor'}
	/** Open a link in the browser, where there is one. */
	| {readonly type: 'open-link'; readonly url: string};
