import {sayWaiting} from '../../planning/launch-progress.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {ConsoleState} from '../state.ts';

/** Lines on what still waits to be started: for the list of fan-outs, and for who quits. */
export function listWaiting({starts}: ConsoleState): readonly string[] {
	return [...starts.launches.values()].flatMap(progress => {
		const waiting = sayWaiting(progress);
		return waiting === null ? [] : [toPrintableLine(`${progress.document}: ${waiting}`)];
	});
}

/** Lines on starts that no answer has come to yet, for who quits meanwhile. */
export function listUnanswered({starts}: ConsoleState): readonly string[] {
	return [...starts.launches.values()]
		.filter(({isUnanswered}) => isUnanswered)
		.map(({document}) => toPrintableLine(`No answer has told yet whether ${document} was started`));
}

/** Which turn of its launch an execution is, where later ones still wait: `turn 1 of 3`; `null` elsewhere. */
export function sayTurn({starts}: ConsoleState, executionId: string | undefined): string | null {
	const launch = [...starts.launches.values()].find(({executionIds}) => executionIds.includes(executionId ?? ''));
	return launch === undefined || launch.waiting === 0 ? null : `turn ${launch.turn} of ${launch.turns}`;
}
