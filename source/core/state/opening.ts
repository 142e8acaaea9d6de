import type {ViewSeed} from '../follow/execution-view.ts';

/** A screen that is to be opened: by its name, as a room knows no other one. The stack finds its room, which makes the screen. */
export type Opening = {
	readonly screen: string;
	/** What it is to show; left out where its name says all. */
	readonly request?: OpenRequest;
	/** Whether it goes below all that was opened meanwhile, right over the first screen. */
	readonly isUnder?: boolean;
};

/** What a screen can be asked to show. */
export type OpenRequest =
	| {readonly type: 'fan-out'; readonly executionId: string; readonly isAlone: boolean}
	/** A run over rings. */
	| {readonly type: 'run'; readonly runId: string}
	/** Two fan-outs compared. */
	| {readonly type: 'pair'; readonly a: string; readonly b: string}
	/** An execution below a fan-out; the cursor on one of its steps, or where it would be by itself. */
	| {readonly type: 'execution'; readonly seed: ViewSeed; readonly stepExecutionId: string | null}
	| {readonly type: 'step'; readonly viewKey: string; readonly stepExecutionId: string}
	/** The output of failed steps, compared over the locations. */
	| {readonly type: 'printed-by-failed'}
	/** The output of a step's command on its instances. */
	| {readonly type: 'invocations'; readonly viewKey: string; readonly stepExecutionId: string}
	/** The output of one plugin on one of them. */
	| {
			readonly type: 'printed';
			readonly viewKey: string;
			readonly stepExecutionId: string;
			readonly instanceId: string;
			readonly pluginName: string;
	  }
	/** A launch with the settings of one that ran. */
	| {readonly type: 'launch-again'; readonly executionId: string};
