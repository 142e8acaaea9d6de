import type {OpenScreen} from '../../core/state/screen.ts';
import type {PaintMessage} from '../painter/footer.ts';
import {paintConfigureMessage} from './configure/message.ts';

/** Screens that say something at the foot beside notices and searches. */
const messages: ReadonlyMap<string, PaintMessage> = new Map([['configure', paintConfigureMessage]]);

/** What paints the message of a screen; `undefined` where it has none. */
export function messageOf({name}: OpenScreen): PaintMessage | undefined {
	return messages.get(name);
}
