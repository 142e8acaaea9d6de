import {classifyStatus} from '../status.ts';

/** Our word for a status, which a search finds beside AWS's own; `null` where it could be confused with another of AWS's. */
export function statusWord(status: string): string | null {
	const word = classifyStatus(status);
	return word === 'failed' || word === 'cancelled' ? null : word;
}
