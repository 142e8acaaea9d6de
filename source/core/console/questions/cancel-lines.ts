import {describeHalfDone} from '../../actions/cancel/half-done.ts';
import {planCancel} from '../../actions/cancel/plan-cancel.ts';
import {rowKindOf} from '../../domain/execution.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import {quoteForBash} from '../../domain/quote.ts';
import {viewKey} from '../../follow/execution-view.ts';
import type {StepUnderWay} from '../../follow/wait.ts';
import {findStepUnderWay} from '../../follow/wait.ts';
import {attemptAt, findFollowing, listAttempts} from '../../state/attempts.ts';
import type {Dialog, DialogDetail} from '../../state/dialog.ts';
import type {ConsoleState} from '../../state/state.ts';
import {formatCount} from '../../status/format.ts';
import {listLocations} from '../dialog-details.ts';

/** The question of a cancel, with the lists behind it. */
type CancelWords = Pick<Dialog, 'title' | 'lines'> & Required<Pick<Dialog, 'details'>>;

export type CancelIntent = Extract<Dialog['intent'], {type: 'cancel-fan-out' | 'cancel-children'}>;

/** What a cancel will do, to how many locations, and what it leaves half-done as far as that is known. */
export function describeCancel(state: ConsoleState, intent: CancelIntent): CancelWords {
	const verb = intent.stopType === 'Cancel' ? 'Cancel' : 'Complete';
	return intent.type === 'cancel-fan-out' ? describeFanOut(state, intent, verb) : describeChildren(state, intent, verb);
}

function describeFanOut(
	state: ConsoleState,
	{stopType, executionId, stops}: Extract<CancelIntent, {type: 'cancel-fan-out'}>,
	verb: string,
): CancelWords {
	const following = findFollowing(state, executionId)!;
	const {execution} = following;
	const {running, waiting, notBegun, unplaced, reached} = planCancel(following);
	const places = reached.map(({where}) => where);
	const noun = execution === null ? 'location' : rowKindOf(execution).slice(0, -1);
	const attempts = listAttempts(state);
	const number = attempts.findIndex(one => one.executionId === executionId) + 1;
	const attempt = executionId === state.opened ? '' : `attempt ${number} of ${attempts.length}, `;
	return {
		title: `${verb} ${attempt}the ${noun === 'location' ? 'fan-out' : 'execution'} of ${execution?.document ?? 'this runbook'}?`,
		lines: [
			...(attempt === '' ? [] : [`${executionId} is stopped; the attempt that is open isn’t touched.`]),
			`${count(running, `${noun} runs`, `${noun}s run`)}: AWS asks each to stop; a clean-up branch may take 2 minutes.`,
			...(waiting > 0
				? [`${count(waiting, `${noun} waits`, `${noun}s wait`)} for a person, and will be stopped.`]
				: []),
			...describeCutShort(state, places, executionId),
			`${count(notBegun, `${noun} has`, `${noun}s have`)} not begun, and never will.`,
			...(unplaced === 0
				? []
				: [`AWS doesn’t say where ${unplaced} of its steps run: whether the stop reaches them can’t be looked at.`]),
			noun === 'location'
				? 'What has ended stays as it is. AWS does not promise that the stop reaches every location: rollgrid looks again, and tells of those that still run.'
				: 'What has ended stays as it is.',
			explainType(stopType),
		],
		details: [
			...(noun === 'location' ? [listLocations(state, 'Locations that run or wait', places)] : []),
			listStops(stops, stopType),
		],
	};
}

function describeChildren(
	state: ConsoleState,
	intent: Extract<CancelIntent, {type: 'cancel-children'}>,
	verb: string,
): CancelWords {
	const {children, notBegun, unseen, stopType, what} = intent;
	const [only] = children;
	return {
		title: `${verb} ${what}?`,
		lines: [
			children.length === 1
				? `Execution ${only!.executionId} is stopped there; the other locations go on.`
				: 'Each child execution is stopped in its own account and Region; the fan-out goes on elsewhere.',
			...describeCutShort(
				state,
				children.map(({where}) => where),
			),
			'A location stopped this way may count as an error against the fan-out’s limit.',
			...(notBegun > 0
				? [
						`${count(notBegun, 'marked location has', 'marked locations have')} not begun: only cancelling the fan-out keeps them from starting.`,
					]
				: []),
			...(unseen > 0
				? [
						`${count(unseen, 'marked location', 'marked locations')} can’t be looked into, and won’t be stopped: L shows why.`,
					]
				: []),
			explainType(stopType),
		],
		details: [
			listLocations(
				state,
				'Locations that are stopped',
				children.map(({where}) => where),
			),
			listStops(children, stopType),
		],
	};
}

/** The calls as `aws` command lines; those in other accounts need credentials for them. */
function listStops(
	executions: ReadonlyArray<{readonly where: Location; readonly executionId: string}>,
	stopType: 'Cancel' | 'Complete',
): DialogDetail {
	return {
		title: executions.length === 1 ? 'The request as a command line' : 'The requests as command lines',
		lines: executions.map(
			({where, executionId}) =>
				`aws ssm stop-automation-execution --automation-execution-id ${quoteForBash(executionId)} --type ${stopType} --region ${where.region}  # in ${where.accountId}`,
		),
	};
}

function explainType(stopType: 'Cancel' | 'Complete'): string {
	return stopType === 'Cancel'
		? 'Cancel ends it as Cancelled, and runs the clean-up steps that the runbook has for that.'
		: 'Complete ends an execution in interactive mode with what it has; AWS refuses it for any other.';
}

function describeCutShort(
	state: ConsoleState,
	places: readonly Location[],
	executionId: string | null = null,
): readonly string[] {
	const cutShort = places.map(where => ({where, step: findKnownStep(state, where, executionId)}));
	return [describeHalfDone(cutShort, state.now) ?? []].flat();
}

/** The step that a location is in, as an opened execution or a look has told. */
function findKnownStep(state: ConsoleState, where: Location, executionId: string | null): StepUnderWay | null {
	const following = findFollowing(state, executionId) ?? attemptAt(state, where);
	if (following === undefined) {
		return null;
	}

	const view = state.views.get(viewKey(where, following.executionId, null));
	return (
		following.looks.seen.get(printLocation(where))?.look?.currentStep ??
		(view === undefined ? null : findStepUnderWay(view.steps))
	);
}

function count(n: number, one: string, many: string): string {
	return `${formatCount(n)} ${n === 1 ? one : many}`;
}
