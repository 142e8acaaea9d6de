import {execFile} from 'node:child_process';

/** How long tmux may take to say how it is set. */
const patienceMs = 1000;

/**
Whether the tmux that we run in passes a copy on to the terminal outside: `set-clipboard` is `on`, and the terminal outside is one that it knows to take it.

@returns `false` outside tmux, and where it can't be told.
*/
export function findTmuxClipboard(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
	if (!env.TMUX) {
		return Promise.resolve(false);
	}

	// `Ms` is the capability by which tmux sets the clipboard of the terminal that it runs in.
	return Promise.all([
		ask('show-options', '-sv', 'set-clipboard'),
		ask('display-message', '-p', '#{client_termfeatures}'),
	]).then(([setting, features]) => setting === 'on' && features.split(',').includes('clipboard'));
}

function ask(...args: readonly string[]): Promise<string> {
	return new Promise(resolve => {
		execFile('tmux', args, {timeout: patienceMs}, (error, stdout) => resolve(error === null ? stdout.trim() : ''));
	});
}
