import {parseFault} from '../faults/parse-fault.ts';
import type {FaultSeed} from '../world-definition.ts';
import type {Value} from './value.ts';

/** The faults of a world file, each a text as `--fault` takes it. They count from the world's beginning. */
export function readFaults(value: Value | undefined): readonly FaultSeed[] {
	return (value?.asList() ?? []).flatMap(item => {
		try {
			return [parseFault(item.asText())];
		} catch (error) {
			if (!(error instanceof RangeError)) {
				throw error;
			}
			for (const message of error.message.split('\n')) {
				item.say(message);
			}
			return [];
		}
	});
}
