import {expect, test} from 'vitest';
import type {StepExecution} from '../../../source/core/domain/execution.ts';
import {planStepReading, planStepRefresh} from '../../../source/core/follow/resource-read.ts';
import {locationStep} from './steps.ts';

const steps = (count: number, status: string): readonly StepExecution[] =>
	Array.from({length: count}, (_, n) =>
		locationStep(`${status}-${n}`, 'eu-west-1', {status, startedAt: 1000 * (n + 1)}),
	);

test('what failed is read first, then every page', () => {
	expect(planStepReading().map(({kind}) => kind)).toEqual(['statuses', 'all']);
});

test('only what runs is asked for again, ten a call, and what has started since', () => {
	const reads = planStepRefresh([...steps(500, 'Success'), ...steps(12, 'InProgress')]);
	expect(reads.map(({kind}) => kind)).toEqual(['started-after', 'ids', 'ids']);
	expect(reads[0]).toMatchObject({startedAfter: 500_000});
	expect(reads.flatMap(read => (read.kind === 'ids' ? read.stepExecutionIds : []))).toEqual(
		steps(12, 'InProgress').map(({stepExecutionId}) => stepExecutionId),
	);
});

test('however many run, a round stays a handful of calls, those that have run longest first', () => {
	const reads = planStepRefresh(steps(1000, 'InProgress'));
	expect(reads).toHaveLength(7);
	expect(reads[1]).toMatchObject({
		stepExecutionIds: expect.arrayContaining([steps(1, 'InProgress')[0]!.stepExecutionId]),
	});
});
