import process from 'node:process';
import {comeBackCommand} from '../core/console/keys.ts';
import {listLeftRuns} from '../core/state/runs.ts';
import {listUnanswered, listWaiting} from '../core/state/select/waiting-starts.ts';
import type {ConsoleState} from '../core/state/state.ts';
import {standardStreams} from './streams.ts';

/**
Print at the end how to return, and which starts are not settled.

@param state - The console's last state, or the identity whose world ends with it.
*/
export function tellWayBack(state: ConsoleState | 'demo' | 'rehearsal'): void {
	if (state === 'rehearsal') {
		process.stderr.write('The rehearsal ends here, and its world with it. Nothing was started on AWS.\n');
		return;
	}

	if (state === 'demo') {
		process.stderr.write('The demo ends here, and its world with it. On AWS the fan-outs go on.\n');
		return;
	}

	const back = comeBackCommand(state);
	if (back !== undefined) {
		standardStreams.tell(`Fan-outs go on. To come back: ${back}`);
	}

	for (const left of listLeftRuns(state)) {
		standardStreams.tell(`${left}. The next start of rollgrid asks whether to take it up where it stands.`);
	}

	for (const unanswered of listUnanswered(state)) {
		process.stderr.write(`${unanswered}: \`rollgrid list\` finds out, and only reads.\n`);
	}

	for (const waiting of listWaiting(state)) {
		standardStreams.tell(`${waiting}. The next start of rollgrid goes on with it if you say so.`);
	}
}
