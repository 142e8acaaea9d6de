import type {RoomEvent} from '../screens/rooms.ts';
import type {ActEvent} from '../state/act-event.ts';
import type {AttemptEvent} from '../state/attempt-event.ts';
import type {AnswerEvent, KeyEvent, SystemEvent} from '../state/event.ts';
import type {RecordEvent} from '../state/record-event.ts';
import type {ReportEvent} from '../state/report-event.ts';
import type {StartEvent} from '../state/start-event.ts';
import type {PaletteEvent} from './palette-event.ts';

/** What can happen. */
export type Event =
	| SystemEvent
	| AnswerEvent
	| KeyEvent
	| ActEvent
	| PaletteEvent
	| StartEvent
	| AttemptEvent
	| RecordEvent
	| ReportEvent
	| RoomEvent;
