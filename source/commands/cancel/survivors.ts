import {describeSurvivor} from '../../core/actions/cancel/survivors.ts';
import type {LocationChild} from '../../core/actions/location-child.ts';
import {printLocation} from '../../core/domain/location.ts';
import {watchSurvivors} from '../../runtime/watch-survivors.ts';
import {exitStatus, type Services, tellLookFailures} from '../services.ts';

/**
Check whether a stop has reached the running children; those that still run are printed with the command that stops them.

@param stoppedForMs - How long ago the stop was; without a wait where that is longer than a clean-up takes.
@returns 0 where all have stopped, 1 where some still run, 3 where some can't be read, 130 where the operator didn't wait.
*/
export async function tellSurvivors(
	services: Services,
	executionId: string,
	children: readonly LocationChild[],
	stoppedForMs = 0,
): Promise<number> {
	const {clock, tell, interrupted, options, commandLine} = services;
	tell(`AWS doesn't promise that a stop reaches the ${children.length} children that ran: looking again.`);
	const found = await watchSurvivors(services, executionId, children, {stoppedForMs, interrupted});
	if (found === null) {
		tell(`The stop was sent. To see what became of it: ${options.watchCommand} ${executionId}`);
		return exitStatus.interrupted;
	}

	const {survivors, failures} = found;
	tellLookFailures(services, failures);
	if (survivors.length === 0) {
		tell(failures.length === 0 ? 'Every child has stopped.' : 'Every child that could be looked into has stopped.');
		return failures.length === 0 ? exitStatus.done : exitStatus.refused;
	}

	for (const survivor of survivors) {
		const {where, executionId: childId} = survivor;
		tell(`× ${printLocation(where)} was not reached: ${childId} ${describeSurvivor(survivor, clock.now())}.`);
	}

	const places = survivors.map(({where}) => `--location ${printLocation(where)}`).join(' ');
	tell(`  To stop ${survivors.length === 1 ? 'it' : 'them'}: ${commandLine('cancel')} ${executionId} ${places}`);
	return exitStatus.notAllSucceeded;
}
