import {expect, test} from 'vitest';
import {found} from '../../../../../source/core/actions/preflight/check.ts';
import type {Configuring} from '../../../../../source/core/screens/configure/configuring.ts';
import {preflightReview} from '../../../../../source/core/screens/configure/preflight/run.ts';
import {preflightRecord, subjectOf} from '../../../../../source/core/screens/configure/preflight/subject.ts';
import {describeState} from '../../../../../source/core/screens/configure/preflight/words.ts';
import {askToLaunch} from '../../../../../source/core/screens/configure/review/launch.ts';
import {readyLaunch} from '../launching.ts';

const minute = 60_000;

/** A launch whose preflight was made some minutes ago, and found nothing that fails. */
function checkedAgo(minutes: number): Configuring {
	const launch = readyLaunch();
	const {configure} = launch;
	return {
		...launch,
		now: minutes * minute,
		identity: {accountId: '210987654321', arn: 'arn:aws:iam::210987654321:user/jo'},
		options: {...launch.options, preflightsReview: true},
		configure: {
			...configure,
			preflight: {
				key: subjectOf(configure)!.key,
				draft: configure.draft,
				state: 'over',
				at: 0,
				preflight: {total: 1, done: 1, examined: [], checks: [found('runbook', 'ok', 'There')]},
			},
		},
	};
}

test.each([
	[0.5, 'nothing amiss', true],
	[4, 'nothing amiss · checked 4m ago', true],
	[15, 'nothing amiss · checked 15m ago', true],
	[16, 'nothing amiss · checked 16m ago: D checks again', false],
])('a preflight of %d minutes ago is told as “%s”', (minutes, words, isFresh) => {
	const launch = checkedAgo(minutes);
	const {configure, now} = launch;
	expect(describeState(configure, now).text).toBe(words);
	expect(preflightRecord(configure, now) !== undefined).toBe(isFresh);
	expect(preflightReview(launch).effects.map(({type}) => type)).toEqual(isFresh ? [] : ['run-preflight']);
	const lines = askToLaunch(launch).state.dialog?.lines ?? [];
	expect(lines.some(line => line.startsWith('The preflight is 16m old'))).toBe(!isFresh);
});
