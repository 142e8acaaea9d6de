import {printLocation} from '../core/domain/location.ts';
import {cleanUpMs, firstLookAfterMs, hasSurvived} from '../core/follow/stopped.ts';
import {lookEverywhere, type Place, tellFailures} from './look-everywhere.ts';
import {exitStatus, type Services} from './services.ts';

/**
Look whether a stop has reached the children that ran, until each has ended or its time to clean up is over; what still runs then is told with the command that stops it.

@param stoppedForMs - How long ago the stop was; without a wait where that is longer than a clean-up takes.
@returns 0 where all have stopped, 1 where some go on, 3 where some can't be looked into, 130 where the operator didn't wait.
*/
export async function tellSurvivors(
	services: Services,
	executionId: string,
	places: readonly Place[],
	stoppedForMs = 0,
): Promise<number> {
	const {clock, tell, interrupted, options} = services;
	const stoppedAt = clock.now() - stoppedForMs;
	let left = places;
	tell(`AWS doesn't promise that a stop reaches the ${places.length} children that ran: looking again.`);
	for (;;) {
		const wasInterrupted =
			stoppedForMs <= cleanUpMs &&
			(await Promise.race([
				new Promise<false>(resolve => clock.wakeAfter(firstLookAfterMs, () => resolve(false))),
				interrupted.then(() => true as const),
			]));
		if (wasInterrupted) {
			tell(`The stop was sent. To see what became of it: ${options.watchCommand} ${executionId}`);
			return exitStatus.interrupted;
		}

		const since = clock.now() - stoppedAt;
		const {looks, failures} = await lookEverywhere(services, executionId, left);
		const live = looks.filter(({status, hasEnded}) => status !== null && !hasEnded);
		const survivors = live.filter(look => hasSurvived(look, since));
		// A stop may take a moment to come down: what still runs is believed to go on after the second look.
		const isOver = survivors.length === live.length && (survivors.length === 0 || since > 2 * firstLookAfterMs);
		if (!isOver && since <= cleanUpMs) {
			left = live.map(({where, executionId: childId}) => ({where, childId}));
			continue;
		}

		tellFailures(services, failures);
		if (survivors.length === 0) {
			tell(failures.length === 0 ? 'Every child has stopped.' : 'Every child that could be looked into has stopped.');
			return failures.length === 0 ? exitStatus.done : exitStatus.refused;
		}

		for (const {where, executionId: childId, currentStep, status} of survivors) {
			const doing = currentStep === null ? `is ${status}` : `is in ${currentStep.name}`;
			tell(`× ${printLocation(where)} was not reached: ${childId} ${doing}.`);
		}

		tell(
			`  To stop ${survivors.length === 1 ? 'it' : 'them'}: rollgrid cancel ${executionId} ${survivors
				.map(({where}) => `--location ${printLocation(where)}`)
				.join(' ')}`,
		);
		return exitStatus.notAllSucceeded;
	}
}
