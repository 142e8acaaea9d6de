import {expect, test} from 'vitest';
import {advanceTo, nextEventMs} from '../../../../source/simulator/engine/state/advance.ts';
import {isEnded} from '../../../../source/simulator/engine/state/api.ts';
import fc from '../../../harness/fast-check.ts';
import {rule, SmallWorld} from '../small-world.ts';

const scenario = fc.record({
	count: fc.integer({min: 1, max: 25}),
	maxConcurrency: fc.integer({min: 1, max: 12}),
	maxErrors: fc.integer({min: 0, max: 4}),
	failing: fc.uniqueArray(fc.integer({min: 0, max: 24}), {maxLength: 8}),
	slow: fc.uniqueArray(fc.integer({min: 0, max: 24}), {maxLength: 4}),
});

test('resources ramp up from one, keep to their limit, and stop after one error too many', () => {
	fc.assert(
		fc.property(scenario, ({count, maxConcurrency, maxErrors, failing, slow}) => {
			const names = Array.from({length: count}, (_, index) => `r-${index}.`);
			const aws = new SmallWorld({
				outcomes: [
					...slow.map(index => rule('*', {resource: `r-${index}.`, step: 'work', slow: 4})),
					...failing.map(index => rule('*', {resource: `r-${index}.`, step: 'work', status: 'Failed'})),
				],
			});
			const execution = aws.start({
				TargetMaps: names.map(name => ({Id: [name]})),
				MaxConcurrency: String(maxConcurrency),
				MaxErrors: String(maxErrors),
			});
			const waves: number[] = [];
			let started = 0;
			let wasExceeded = false;
			for (let next = nextEventMs(aws.world); !isEnded(execution.status); next = nextEventMs(aws.world)) {
				advanceTo(aws.world, next!);
				const {steps, startOrder} = execution;
				const running = steps.filter(({status}) => status === 'InProgress').length;
				expect(running).toBeLessThanOrEqual(maxConcurrency);
				if (startOrder.length > started) {
					waves.push(startOrder.length - started);
				}
				if (wasExceeded) {
					expect(startOrder).toHaveLength(started);
				}
				started = startOrder.length;
				wasExceeded = steps.filter(({status}) => status === 'Failed').length > maxErrors;
			}
			expect(waves[0]).toBe(1);
			if (waves.length > 1) {
				expect(waves[1]).toBeLessThanOrEqual(2);
			}
			const failed = execution.steps.filter(({status}) => status === 'Failed').length;
			expect(execution.status).toBe(failed > maxErrors ? 'Failed' : 'Success');
			if (failed <= maxErrors) {
				expect(started).toBe(count);
			}
			for (const step of execution.steps) {
				expect(step.child === undefined).toBe(step.startedAtMs === undefined);
			}
		}),
		{numRuns: 80},
	);
});
