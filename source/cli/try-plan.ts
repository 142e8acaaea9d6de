import type {Experience, Trials} from '../core/actions/rehearse/experience.ts';
import type {RehearsedPlan} from '../core/actions/rehearse/rehearse.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {Injection, PreparedWorld} from '../simulator/rehearsal/prepare.ts';
import {tryLocations} from '../simulator/rehearsal/trials.ts';
import type {WorldDefinition} from '../simulator/world-definition.ts';

/** How many locations each kind of trial plays in total: for a few hundred locations that takes a second or two. */
const triedLocations = 8000;

/** Try a plan as it is, and with each addition in every location; or why the world refuses it, in AWS's words. */
export function tryPlan(
	prepared: PreparedWorld,
	request: StartRequest,
	{failures, slowShare, seed}: Pick<Injection, 'failures' | 'slowShare'> & {readonly seed: number},
): RehearsedPlan | {readonly refusal: string} {
	const wanted = Math.ceil(triedLocations / prepared.locations);
	const run = (world: WorldDefinition, most: number) => {
		const runs = Math.max(2, Math.min(most, wanted));
		return tryLocations(
			world,
			request,
			Array.from({length: runs}, (_, place) => seed * 1000 + place + 1),
		);
	};
	const usual = run(prepared.usual, prepared.isChancy ? 48 : 24);
	if ('refusal' in usual) {
		return usual;
	}

	const fails = failures.reduce((sum, {share}) => sum + share, 0);
	const tryWith = (isWanted: boolean, always: {readonly fails: boolean; readonly isSlow: boolean}): Trials | null => {
		const tried = isWanted ? run(prepared.withAdded(always), 8) : null;
		return tried === null || 'refusal' in tried ? null : tried;
	};
	const experience: Experience = {
		usual,
		failing: tryWith(fails > 0, {fails: true, isSlow: false}),
		slow: tryWith(slowShare > 0, {fails: false, isSlow: true}),
		slowAndFailing: tryWith(fails > 0 && slowShare > 0, {fails: true, isSlow: true}),
		chances: {fails, isSlow: slowShare},
		expansionsMs: usual.expansionsMs,
	};
	return {entries: usual.entries, order: prepared.usual.settings.severalTargetLocations, experience};
}
