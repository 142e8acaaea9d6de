import type {OpenScreen} from '../../core/state/screen.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import type {Brush} from '../painter/brush.ts';
import {paintConfigureMessage} from './configure/message.ts';

/** Paints what a screen says at the foot; `false` where it says nothing now. */
type PaintMessage = (brush: Brush, y: number, state: ConsoleState) => boolean;

/** Screens that say something at the foot beside notices and searches. */
const messages: ReadonlyMap<string, PaintMessage> = new Map([['configure', paintConfigureMessage]]);

/** What paints the message of a screen; `undefined` where it has none. */
export function messageOf({name}: OpenScreen): PaintMessage | undefined {
	return messages.get(name);
}
