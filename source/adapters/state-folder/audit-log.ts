import {appendFileSync, mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import type {AuditEntry, AuditLog} from '../../ports/audit-log.ts';

/** Who sits at this machine. */
export type Machine = {readonly userName: string; readonly hostName: string; readonly processId: number};

/**
The audit log as a file of JSON lines that only grows; the user's alone.

Written synchronously: an action is in the file before it is on the wire. Each line is one write at the file's end, so several consoles may write at once.

@param onTrouble - Is told once when the file can't be written, and again only after it could; the action goes on.
*/
export function createAuditLog(file: string, machine: Machine, onTrouble: (because: string) => void): AuditLog {
	let isTroubled = false;
	return {
		record(entry) {
			try {
				mkdirSync(dirname(file), {recursive: true, mode: 0o700});
				appendFileSync(file, `${JSON.stringify(toLine(entry, machine))}\n`, {mode: 0o600});
				isTroubled = false;
			} catch (error) {
				if (!isTroubled) {
					isTroubled = true;
					onTrouble(`The audit log ${file} can't be written: ${(error as Error).message}`);
				}
			}
		},
	};
}

function toLine({at, accountId, answer, ...rest}: AuditEntry, {userName, hostName, processId}: Machine): object {
	return {
		at: new Date(at).toISOString(),
		user: userName,
		host: hostName,
		process: processId,
		account: accountId,
		...rest,
		answer,
	};
}
