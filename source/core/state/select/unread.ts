import type {Unread} from '../../follow/fan-out-record.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {Notice} from '../state.ts';

/** Report lines of records that can't be parsed, the first with its file and line; `null` where all can. */
export function tellUnread(unread: readonly Unread[]): Notice | null {
	const [first, ...others] = unread;
	if (first === undefined) {
		return null;
	}

	const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
	const text = `A record is kept that can’t be read: ${first.file}, line ${first.line}: ${first.because}${more}`;
	return {text: toPrintableLine(text), tone: 'bad'};
}
