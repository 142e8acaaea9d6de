import {type Verdict, verdictWords, worse} from '../../../actions/preflight/check.ts';
import type {Preflight} from '../../../actions/preflight/preflight.ts';
import type {Location} from '../../../domain/location.ts';
import {listFindings, shorten} from './findings.ts';
import {verdictAt} from './verdicts.ts';

/** The verdict of a preflight about a location; `null` while it hasn't been checked. */
export const verdictOf: (preflight: Preflight, where: Location) => Verdict | null = verdictAt;

const known = new WeakMap<Preflight, Map<string, Verdict | null>>();

/**
The worst verdict about an OU's selected accounts in a Region; `null` where none has been checked.

@param unit - The name of the OU.
*/
export function worstUnder(
	preflight: Preflight,
	unit: string,
	region: string,
	accountIds: () => readonly string[],
): Verdict | null {
	const verdicts = known.get(preflight) ?? new Map<string, Verdict | null>();
	known.set(preflight, verdicts);
	const key = `${unit} ${region}`;
	if (!verdicts.has(key)) {
		let worst: Verdict | null = null;
		for (const accountId of accountIds()) {
			const verdict = verdictAt(preflight, {accountId, region});
			worst = verdict === null ? worst : worst === null ? verdict : worse(worst, verdict);
		}

		verdicts.set(key, worst);
	}

	return verdicts.get(key) ?? null;
}

/** Describe the verdict of a location, then its worst finding with the way out. */
export function findingsAt(preflight: Preflight, where: Location): readonly string[] {
	const verdict = verdictAt(preflight, where);
	const here = listFindings(preflight).filter(
		one =>
			(one.verdict === 'problem' && one.locations.length === 0) ||
			one.locations.some(({accountId, region}) => accountId === where.accountId && region === where.region),
	);
	const [worst] = here;
	return [
		verdict === null ? 'not checked yet' : verdictWords[verdict],
		...(worst === undefined ? [] : [shorten(worst.text), ...(worst.next === null ? [] : [worst.next])]),
		...(here.length > 1 ? [`and ${here.length - 1} more: 9 shows them`] : []),
	];
}
