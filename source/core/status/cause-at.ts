import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {severityOfClass} from '../grid/severity.ts';
import {generalizeMessage} from './causes.ts';

const failed = severityOfClass('failed');
const cancelled = severityOfClass('cancelled');
const unclear = severityOfClass('unclear');

/** Patterns by message code: a message is generalized once. */
const rememberPatterns = createMemory<Map<number, string>>();

/**
What a location failed of: its message with all that is particular taken out, or its status where AWS gives no message. Equal for locations that failed alike.

@returns `null` where it neither failed nor was cancelled, nor ended with something that nobody knows.
*/
export function causeAt(grid: LocationGrid, index: LocationIndex): string | null {
	const severity = grid.severityAt(index);
	const isUnclear = severity === unclear && grid.hasStepAt(index);
	if (severity !== failed && severity !== cancelled && !isUnclear) {
		return null;
	}

	const code = grid.messageCodeAt(index);
	return code === 0 ? `${grid.statusAt(index)!}, and AWS says no more` : patternOf(grid, index, code);
}

function patternOf(grid: LocationGrid, index: LocationIndex, code: number): string {
	const known = rememberPatterns(grid, [], () => new Map());
	let pattern = known.get(code);
	if (pattern === undefined) {
		({pattern} = generalizeMessage(grid.failureMessageAt(index)!));
		known.set(code, pattern);
	}

	return pattern;
}
