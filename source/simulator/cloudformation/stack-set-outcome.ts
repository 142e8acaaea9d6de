import {matchesLocation} from '../engine/rules/patterns.ts';
import {fraction} from '../engine/state/random.ts';
import {matchesGlob} from '../glob.ts';
import type {World} from '../world.ts';

/** What the world says about a stack set's operation in one location. */
export type StackSetOutcome = {
	readonly failure: string | undefined;
	readonly takesMs: number | undefined;
	readonly slow: number;
	readonly hangs: boolean;
};

/** Each property comes from the first rule about stack sets that has it. Reading a rule with `times` uses it up. */
export function stackSetOutcome(world: World, name: string, accountId: string, region: string): StackSetOutcome {
	const rules = world.definition.outcomes.filter((rule, index) => {
		if (rule.stackSet === undefined || !matchesGlob(rule.stackSet, name)) {
			return false;
		}
		const place = `${accountId}/${region}`;
		const isHere =
			matchesLocation(world, rule.where, accountId, region) &&
			(rule.chance >= 1 || fraction(world.seed, `rule ${index} in ${place}/stack set`) < rule.chance);
		return isHere && isLeft(world, `stack set ${index}/${name}/${place}`, rule.times);
	});
	const ending = rules.find(({status}) => status !== undefined);
	return {
		failure:
			ending?.status === 'Failed' || ending?.status === 'TimedOut' || ending?.status === 'Cancelled'
				? (ending.message ?? 'Internal failure')
				: undefined,
		takesMs: rules.find(({takesMs}) => takesMs !== undefined)?.takesMs,
		slow: rules.find(({slow}) => slow !== undefined)?.slow ?? 1,
		hangs: ending?.status === 'Hangs',
	};
}

function isLeft(world: World, key: string, times: number | undefined): boolean {
	if (times === undefined) {
		return true;
	}
	const uses = world.engine.ruleUses.get(key) ?? 0;
	world.engine.ruleUses.set(key, uses + 1);
	return uses < times;
}
