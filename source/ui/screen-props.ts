import type {ListedKey} from '../core/console/keymap.ts';
import type {ConsoleState} from '../core/state/state.ts';
import type {LogEntry} from '../core/status/log-entry.ts';

/** What every screen that Ink draws is given. */
export type ScreenProps = {
	readonly state: ConsoleState;
	readonly width: number;
	readonly height: number;
};

/** What some of them need besides. */
export type BodyProps = ScreenProps & {
	/** The entries of rollgrid's log, newest first; read while its screen is shown. */
	readonly listCalls: () => readonly LogEntry[];
	/** Every key of the console. */
	readonly keys: readonly ListedKey[];
	/** The matrix of locations as the painter drew it, where no painter's layer shows it. */
	readonly matrix?: readonly string[] | undefined;
};
