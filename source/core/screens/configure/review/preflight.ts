import {formatCount} from '../../../status/format.ts';
import {listFindings, shorten, toneOf} from '../preflight/findings.ts';
import {isOutdated} from '../preflight/outdated.ts';
import {describeState} from '../preflight/words.ts';
import {line, type ReviewPart} from './reviewed.ts';

/** How many findings the review names. */
const most = 4;

/** The result of the preflight: how many locations would fail, and why. */
export const describePreflight: ReviewPart = ({state: {configure, now}}) => {
	const {text, tone} = describeState(configure, now);
	const preflight = configure.preflight?.preflight ?? null;
	const findings = preflight === null || isOutdated(configure) ? [] : listFindings(preflight);
	return [
		line('Preflight', text, tone),
		...findings.slice(0, most).map(finding => line('', shorten(finding.text), toneOf(finding.verdict))),
		...(findings.length > most
			? [line('', `and ${formatCount(findings.length - most)} more: 9 shows them`, 'muted')]
			: []),
	];
};
