import {type Check, nameSome, type Verdict, verdictWords} from '../../../actions/preflight/check.ts';
import {printLocation} from '../../../domain/location.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {formatCount} from '../../../status/format.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import type {Configure} from '../configure.ts';
import type {Configuring} from '../configuring.ts';
import {listFindings, shorten, toneOf} from './findings.ts';
import {describeState} from './words.ts';

/** The findings of a preflight, as its section shows them. */
export type PreflightScreen = {
	readonly head: Phrase;
	readonly rows: readonly FindingRow[];
	readonly cursor: number;
	/** Details of the finding under the cursor: in AWS's words, what to do, where. */
	readonly detail: readonly Phrase[];
};

export type FindingRow = {
	readonly id: string;
	readonly verdict: Verdict;
	readonly word: string;
	readonly tone: Phrase['tone'];
	/** Its locations; `start` where it concerns all of them. */
	readonly where: string;
	readonly text: string;
};

/** How many locations of a finding are named. */
const mostNamed = 40;

export function selectPreflight({configure, now}: Pick<Configuring, 'configure' | 'now'>): PreflightScreen {
	const preflight = configure.preflight?.preflight ?? null;
	const findings = preflight === null ? [] : listFindings(preflight);
	const cursor = cursorOf(configure, findings);
	const chosen = findings[cursor];
	return {
		head: describeState(configure, now),
		rows: findings.map(check => ({
			id: idOf(check),
			verdict: check.verdict,
			word: verdictWords[check.verdict],
			tone: toneOf(check.verdict),
			where: check.locations.length === 0 ? 'start' : formatCount(check.locations.length),
			text: toPrintableLine(shorten(check.text)),
		})),
		cursor,
		detail: chosen === undefined ? sayWell(configure) : describeFinding(chosen),
	};
}

function sayWell({preflight}: Configure): readonly Phrase[] {
	const ok = preflight?.preflight?.checks.filter(({verdict}) => verdict === 'ok') ?? [];
	return ok.map(({text}) => ({text: toPrintableLine(text), tone: 'good'}));
}

function describeFinding({text, because, next, fix, locations}: Check): readonly Phrase[] {
	const line = (said: string, tone: Phrase['tone'] = 'text'): Phrase => ({text: toPrintableLine(said), tone});
	return [
		line(text, 'accent'),
		...(because === null ? [] : [line(because, 'muted')]),
		...(next === null ? [] : [line(next)]),
		...(fix === null ? [] : fix.split('\n').map(command => line(command, 'good'))),
		...(locations.length === 0
			? []
			: [line(''), line(`In ${nameSome(locations.map(printLocation), mostNamed)}`, 'muted')]),
	];
}

/** A name for a finding that stays the same while more locations are added. */
function idOf({check, verdict, next, text}: Check): string {
	return `${check} ${verdict} ${next ?? text}`;
}

/** The index of the cursor in the findings. */
function cursorOf({finding}: Configure, findings: readonly Check[]): number {
	return Math.max(
		0,
		findings.findIndex(check => idOf(check) === finding),
	);
}

/** The finding under the cursor; `undefined` where there is none. */
export function chosenFinding(configure: Configure): Check | undefined {
	const preflight = configure.preflight?.preflight ?? null;
	const findings = preflight === null ? [] : listFindings(preflight);
	return findings[cursorOf(configure, findings)];
}

/** The ID of the finding this many rows from the cursor. */
export function findingFrom(configure: Configure, by: number): string | null {
	const preflight = configure.preflight?.preflight ?? null;
	const findings = preflight === null ? [] : listFindings(preflight);
	const to = findings[Math.max(0, Math.min(findings.length - 1, cursorOf(configure, findings) + by))];
	return to === undefined ? null : idOf(to);
}
