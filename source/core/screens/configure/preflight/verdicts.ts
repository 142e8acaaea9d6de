import type {Verdict} from '../../../actions/preflight/check.ts';
import {listVerdicts} from '../../../actions/preflight/list-verdicts.ts';
import type {Preflight} from '../../../actions/preflight/preflight.ts';
import {type Location, printLocation} from '../../../domain/location.ts';
import {createMemory} from '../../../grid/remember.ts';

type Verdicts = {
	readonly byLocation: ReadonlyMap<string, Verdict>;
	readonly examined: ReadonlySet<string>;
	readonly failsAll: boolean;
};

const rememberVerdicts = createMemory<Verdicts>();

function verdictsOf(preflight: Preflight): Verdicts {
	return rememberVerdicts(preflight, [], () => ({
		byLocation: listVerdicts(preflight.checks),
		examined: new Set(preflight.examined.map(printLocation)),
		// What prevents the start itself fails everywhere.
		failsAll: preflight.checks.some(({verdict, locations}) => verdict === 'problem' && locations.length === 0),
	}));
}

/** The verdict about a location; `null` while it hasn't been checked. */
export function verdictAt(preflight: Preflight, where: Location): Verdict | null {
	const {byLocation, examined, failsAll} = verdictsOf(preflight);
	const name = printLocation(where);
	const isKnown = examined.has(name);
	return failsAll && isKnown ? 'problem' : (byLocation.get(name) ?? (isKnown ? 'ok' : null));
}

/** Count the checked locations by verdict. */
export function countVerdicts(preflight: Preflight): Readonly<Record<Verdict, number>> {
	const counts = {ok: 0, warning: 0, unknown: 0, problem: 0};
	for (const where of preflight.examined) {
		counts[verdictAt(preflight, where) ?? 'unknown']++;
	}

	return counts;
}
