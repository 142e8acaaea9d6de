import type {Check, Verdict} from '../../../actions/preflight/check.ts';
import type {Preflight} from '../../../actions/preflight/preflight.ts';
import {createMemory} from '../../../grid/remember.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {executionRoleName} from '../configure.ts';

/** From bad to good: failures first. */
export const order: readonly Verdict[] = ['problem', 'unknown', 'warning', 'ok'];

const rememberFindings = createMemory<readonly Check[]>();

/** Group the findings by cause: failures first, the start before locations, many locations before few. */
export function listFindings(preflight: Preflight): readonly Check[] {
	return rememberFindings(preflight, [], () =>
		preflight.checks
			.filter(({verdict}) => verdict !== 'ok')
			.toSorted(
				(a, b) =>
					order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
					Number(a.locations.length > 0) - Number(b.locations.length > 0) ||
					b.locations.length - a.locations.length,
			),
	);
}

/** The colour of a verdict. */
export function toneOf(verdict: Verdict): Phrase['tone'] {
	return ({ok: 'good', warning: 'waiting', unknown: 'waiting', problem: 'bad'} as const)[verdict];
}

/** Shorten a finding for a narrow line: the role's name, the same nearly everywhere, would push the news out of sight. */
export function shorten(text: string): string {
	return text.replace(`The role ${executionRoleName}`, 'The execution role');
}
