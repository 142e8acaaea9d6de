import type {OpenScreen} from '../../core/state/screen.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import type {Screen} from '../../terminal/screen.ts';
import type {Look} from '../theme.ts';
import {paintConfigureMessage} from './configure/message.ts';

/** Paints what a screen says at the foot; `false` where it says nothing now. */
type PaintMessage = (screen: Screen, y: number, state: ConsoleState, look: Look) => boolean;

/** Screens that say something at the foot beside notices and searches. */
const messages: ReadonlyMap<string, PaintMessage> = new Map([['configure', paintConfigureMessage]]);

/** What paints the message of a screen; `undefined` where it has none. */
export function messageOf({name}: OpenScreen): PaintMessage | undefined {
	return messages.get(name);
}
