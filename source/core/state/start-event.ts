import type {Outcome} from '../domain/failure.ts';
import type {JournalDoubt} from '../domain/journal-entry.ts';
import type {LaunchProgress} from '../planning/launch-progress.ts';
import type {Settled} from '../planning/settled.ts';

/** Events of starts: the progress of a launch, and the result of starts that an earlier run left unresolved. */
export type StartEvent =
	| {readonly type: 'launch-progressed'; readonly progress: LaunchProgress}
	| {
			readonly type: 'starts-settled';
			readonly outcome: Outcome<{readonly settled: readonly Settled[]; readonly doubts: readonly JournalDoubt[]}>;
	  }
	/** Lines of the journal that can't be read are passed over from now on, as the operator decided. */
	| {readonly type: 'doubts-passed-over'; readonly outcome: Outcome<void>}
	/** What the operator decided was done. */
	| {
			readonly type: 'starts-decided';
			readonly launchId: string;
			readonly decision: 'start' | 'forget';
			/** The execution ID of what was started at once, if anything was. */
			readonly outcome: Outcome<string | null>;
	  };
