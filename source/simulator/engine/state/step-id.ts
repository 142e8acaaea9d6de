import type {Execution} from './execution.ts';
import {hash, uuid} from './random.ts';

// Odd, so that multiplying by it modulo 2^32 can be undone.
const factor = 0x9e3779b1;
const inverseFactor = inverse(factor);

/**
The ID of a step execution. It is derived, since a fan-out may have 100,000 of them.

The last eight digits are the step's index in disguise, so that an ID leads back to its step without a search.
*/
export function stepExecutionId(seed: number, execution: Execution, index: number): string {
	const disguised = (Math.imul(index, factor) + key(seed, execution)) >>> 0;
	return uuid(seed, `${execution.id}#${index}`).slice(0, 28) + disguised.toString(16).padStart(8, '0');
}

/** The step with this ID in an execution, or `undefined`. */
export function stepIndexOf(seed: number, execution: Execution, stepId: string): number | undefined {
	const disguised = Number.parseInt(stepId.slice(28), 16);
	const index = Math.imul(disguised - key(seed, execution), inverseFactor) >>> 0;
	if (index >= execution.steps.length || stepExecutionId(seed, execution, index) !== stepId) {
		return undefined;
	}
	return index;
}

function key(seed: number, execution: Execution): number {
	return hash(seed, execution.id);
}

/** The multiplicative inverse modulo 2^32, by Newton's iteration: each round doubles the bits that are right. */
function inverse(odd: number): number {
	let result = odd;
	for (let round = 0; round < 5; round++) {
		result = Math.imul(result, 2 - Math.imul(odd, result));
	}
	return result >>> 0;
}
