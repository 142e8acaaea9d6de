import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import process from 'node:process';

/**
Whether the terminal belongs to another process group just now: after a `kill -CONT` from elsewhere, say. What is written then goes over the shell's lines, and a change of its modes stops the process.

@returns `false` where it can't be told, or where there is no terminal.
*/
export function isInBackground(): boolean {
	const groups = process.platform === 'linux' ? readGroups() : process.platform === 'win32' ? null : askGroups();
	return groups !== null && groups.foreground > 0 && groups.own !== groups.foreground;
}

type Groups = {readonly own: number; readonly foreground: number};

/** From Linux's own account of the process: behind the name in parentheses come state, parent, group, session, terminal, and the terminal's foreground group. */
function readGroups(): Groups | null {
	try {
		const [, , own, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		return {own: Number(own), foreground: Number(foreground)};
	} catch {
		return null;
	}
}

function askGroups(): Groups | null {
	try {
		const told = execFileSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], {
			encoding: 'utf8',
			timeout: 200,
		});
		const [own, foreground] = told.trim().split(/\s+/);
		return {own: Number(own), foreground: Number(foreground)};
	} catch {
		return null;
	}
}
