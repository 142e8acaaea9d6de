import {formatCount, formatLocations, formatNames} from '../../status/format.ts';
import {currentRing, type Decision, findNext, type Run} from './run.ts';
import {endSentence} from './run-words.ts';

/** A decision that an operator can make about a run in its current state. */
export type DecisionWords = {
	readonly decision: Decision;
	/** The key that chooses it. */
	readonly key: string;
	/** In two or three words. */
	readonly label: string;
	/** The question that confirms it. */
	readonly title: string;
	/** Its consequences. */
	readonly lines: readonly string[];
};

/** The most locations that are named. */
const mostNamed = 5;

/** List the possible decisions about a run, the most likely first; empty once it is over. */
export function listDecisions(run: Run): readonly DecisionWords[] {
	const index = currentRing(run);
	const ring = run.rings[index];
	if (run.over !== null || ring === undefined) {
		return [];
	}

	return [approve, go, retry, pause, skip, stop].flatMap(say => say(run, index) ?? []);
}

type Say = (run: Run, index: number) => DecisionWords | null;

const approve: Say = (run, index) => {
	const {phase, isApproved} = run.rings[index]!;
	const {name, gate} = run.head.rings[index]!;
	const canApprove = gate.needsApproval && !isApproved && (phase === 'gate' || phase === 'running');
	return canApprove
		? {
				decision: 'approve',
				key: 'a',
				label: 'approve',
				title: `Approve the gate after ${name}?`,
				lines: [`${sayStart(run)} once all else that the gate demands is so.`],
			}
		: null;
};

const go: Say = (run, index) => {
	const {phase, shut} = run.rings[index]!;
	const {name} = run.head.rings[index]!;
	if (shut !== null) {
		return phase === 'gate'
			? {
					decision: 'go',
					key: 'g',
					label: 'go past the gate',
					title: `Go past the gate after ${name}, which is shut?`,
					lines: [endSentence(shut), `${sayStart(run)} now.`],
				}
			: {
					decision: 'go',
					key: 'g',
					label: 'start it again',
					title: `Start ${name} again with ${countOf(run, index)}?`,
					lines: [endSentence(`AWS refused it: ${shut}`)],
				};
	}

	return run.isPaused
		? {
				decision: 'go',
				key: 'g',
				label: 'go on',
				title: 'Go on with the run?',
				lines: [
					phase === 'waiting' ? `${sayStart(run)} now.` : `${sayStart(run)} once the gate after ${name} is open.`,
				],
			}
		: null;
};

const retry: Say = (run, index) => {
	const {phase, failed} = run.rings[index]!;
	const {name} = run.head.rings[index]!;
	return phase === 'gate' && failed.length > 0
		? {
				decision: 'retry',
				key: 'r',
				label: `retry ${formatCount(failed.length)} of ${name}`,
				title: `Retry ${formatLocations(failed.length)} of ${name}?`,
				lines: [`${formatNames(failed, mostNamed)}.`, 'The gate is judged anew once they have ended.'],
			}
		: null;
};

const pause: Say = run =>
	run.isPaused || findNext(run) === null
		? null
		: {
				decision: 'pause',
				key: 'p',
				label: 'pause',
				title: 'Pause the run?',
				lines: ['What runs goes on. No further ring starts before you say so.'],
			};

const skip: Say = run => {
	const next = findNext(run);
	return next === null
		? null
		: {
				decision: 'skip',
				key: 's',
				label: `skip ${run.head.rings[next]!.name}`,
				title: `Skip ${run.head.rings[next]!.name} with ${countOf(run, next)}?`,
				lines: ['Nothing is started there by this run.'],
			};
};

const stop: Say = (run, index) => {
	const left = run.rings.reduce(
		(sum, {phase}, at) => sum + (phase === 'waiting' ? run.head.rings[at]!.locations : 0),
		0,
	);
	return {
		decision: 'stop',
		key: 'x',
		label: 'stop the run',
		title: 'Stop the run for good?',
		lines: [
			`No further ring starts: ${formatLocations(left)} ${left === 1 ? 'is' : 'are'} not run.`,
			...(run.rings[index]!.phase === 'running' ? ['The ring that runs goes on; c cancels its fan-out.'] : []),
		],
	};
};

/** `rest starts with 322 locations`. */
function sayStart(run: Run): string {
	const next = findNext(run);
	return next === null ? 'No further ring starts' : `${run.head.rings[next]!.name} starts with ${countOf(run, next)}`;
}

function countOf(run: Run, ring: number): string {
	return formatLocations(run.head.rings[ring]!.locations);
}
