import type {Following} from '../../follow/following.ts';
import type {LookPurpose} from '../act-event.ts';
import type {Effect, Urgency} from '../effect.ts';
import type {LocationIndex} from '../location-grid.ts';

export type LookEffect = Extract<Effect, {type: 'look'}>;

/** Until the first look after a fan-out is opened: what was asked for comes first. */
const firstScanMs = 5000;

/** Look, by and by, for what waits in a fan-out. */
export function wakeScan(executionId: string, afterMs = firstScanMs): Effect {
	return {type: 'wake', name: 'scan', afterMs, event: {type: 'scan-due', executionId}};
}

/** The look into a location of what is followed. */
export function lookAt(
	{grid, executionId}: Following,
	index: LocationIndex,
	purpose: LookPurpose,
	urgency: Urgency,
): LookEffect {
	return {
		type: 'look',
		where: grid.locationAt(index),
		parentExecutionId: executionId,
		executionId: grid.childIdAt(index),
		purpose,
		urgency,
	};
}
