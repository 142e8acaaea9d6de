import type {Outcome} from '../domain/failure.ts';
import type {LaunchProgress} from '../planning/launch-progress.ts';
import type {Settled} from '../planning/settled.ts';

/** What is told of starts: how far a launch is, and what became of those that an earlier run left unresolved. */
export type StartEvent =
	| {readonly type: 'launch-progressed'; readonly progress: LaunchProgress}
	| {readonly type: 'starts-settled'; readonly outcome: Outcome<readonly Settled[]>}
	/** What the operator decided was done. */
	| {
			readonly type: 'starts-decided';
			readonly launchId: string;
			readonly decision: 'start' | 'forget';
			/** The execution ID of what was started at once, if anything was. */
			readonly outcome: Outcome<string | null>;
	  };
