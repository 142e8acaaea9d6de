import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {withoutStartTag} from '../../source/core/planning/start-tag.ts';
import type {Simulator} from '../../source/simulator/simulator.ts';

/** The inputs of every `StartAutomationExecution` that reached AWS, as they came over the wire. */
export function startsOf(world: Pick<Simulator, 'calls'>): ReadonlyArray<Readonly<Record<string, unknown>>> {
	return world.calls
		.filter(({operation}) => operation === 'StartAutomationExecution')
		.map(({input}) => input as Readonly<Record<string, unknown>>);
}

/** The last start as JSON, without the token that each start has of its own, and the tag that carries it. */
export function lastStart(world: Pick<Simulator, 'calls'>): string {
	const {ClientToken: _, ...request} = startsOf(world).at(-1) ?? {};
	return JSON.stringify(withoutStartTag(request as StartRequest));
}
