import {classifyStatus} from '../status.ts';

/** Our word for a status, to be found by beside AWS's own; `null` where it could be taken for another of AWS's. */
export function statusWord(status: string): string | null {
	const word = classifyStatus(status);
	return word === 'failed' || word === 'cancelled' ? null : word;
}
