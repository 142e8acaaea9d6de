import type {Location} from '../domain/location.ts';
import type {PlannedRequest} from '../planning/retry-plan.ts';

/** A question over the screen. It takes every key until it is answered. */
export type Dialog = {
	readonly title: string;
	/** What will happen, to how many locations, with the runbook's name. */
	readonly lines: readonly string[];
	/** What *yes* does. */
	readonly action: DialogAction;
	/** What has to be typed before *yes* counts, such as the number of locations; `null` where `y` will do. */
	readonly mustType: string | null;
	readonly typed: string;
};

/** What a confirmed dialog asks for. */
export type DialogAction =
	| {
			readonly type: 'start';
			readonly where: Location;
			readonly requests: readonly PlannedRequest[];
			readonly retryOf: string | null;
	  }
	/** What to do with starts that an earlier run left unresolved; see the effect. */
	| {
			readonly type: 'decide-starts';
			readonly launchId: string;
			readonly clientToken: string | null;
			readonly decision: 'start' | 'forget';
	  }
	| {readonly type: 'cancel-fan-out'; readonly where: Location; readonly executionId: string}
	| {
			readonly type: 'cancel-children';
			readonly children: readonly {readonly where: Location; readonly executionId: string}[];
	  };
