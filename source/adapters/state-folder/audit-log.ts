import {escapeJson} from '../../core/domain/hostile.ts';
import type {AuditEntry, AuditLog} from '../../ports/audit-log.ts';
import {appendPrivate, UnsafeError} from './private-file.ts';

/** The version of its lines. */
const auditVersion = 1;

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
				appendPrivate(file, `${escapeJson(JSON.stringify(toLine(entry, machine)))}\n`, false);
				isTroubled = false;
			} catch (error) {
				if (!isTroubled) {
					isTroubled = true;
					const mend = error instanceof UnsafeError ? `. \`${error.next}\` mends that` : '';
					onTrouble(`The audit log ${file} can't be written: ${(error as Error).message}${mend}`);
				}
			}
		},
	};
}

function toLine({at, accountId, answer, ...rest}: AuditEntry, {userName, hostName, processId}: Machine): object {
	return {
		version: auditVersion,
		at: new Date(at).toISOString(),
		user: userName,
		host: hostName,
		process: processId,
		account: accountId,
		...rest,
		answer,
	};
}
