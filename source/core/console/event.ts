import type {RoomEvent} from '../screens/rooms.ts';
import type {AttemptEvent} from '../state/attempt-event.ts';
import type {KeyEvent, ResponseEvent, SystemEvent} from '../state/event.ts';
import type {InterventionEvent} from '../state/intervention-event.ts';
import type {NoteEvent, NoteKeyEvent} from '../state/note-event.ts';
import type {PaneEvent} from '../state/pane.ts';
import type {ProgramEvent} from '../state/program-event.ts';
import type {RecordEvent} from '../state/record-event.ts';
import type {ReportEvent} from '../state/report-event.ts';
import type {RunKeyEvent, RunNews} from '../state/run-event.ts';
import type {StartEvent} from '../state/start-event.ts';
import type {PaletteEvent} from './palette-event.ts';

/** What can happen. */
export type Event =
	| SystemEvent
	| ResponseEvent
	| KeyEvent
	| InterventionEvent
	| PaletteEvent
	| PaneEvent
	| StartEvent
	| AttemptEvent
	| RecordEvent
	| NoteKeyEvent
	| NoteEvent
	| ReportEvent
	| ProgramEvent
	| RunKeyEvent
	| RunNews
	| RoomEvent;
