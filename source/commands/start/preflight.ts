import type {Check} from '../../core/actions/preflight/check.ts';
import {describeCheck, hasProblem} from '../../core/actions/preflight/describe.ts';
import type {Preflight} from '../../core/actions/preflight/preflight.ts';
import {formatLocations} from '../../core/domain/count.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {examine} from '../../runtime/preflight/examine.ts';
import type {PreflightPorts} from '../../runtime/preflight/ports.ts';
import type {Services} from '../services.ts';
import {tellProgress} from './tell-progress.ts';
import {untilInterrupted} from './until-interrupted.ts';

type PreflightServices = Services & PreflightPorts;

/** The result of a check before a start. */
export type CheckedStart = {
	/** `null` where nothing was checked. */
	readonly preflight: Preflight | null;
	/** Whether something would certainly fail, so that nothing must be started. */
	readonly refuses: boolean;
};

/**
Check what is about to be started, and report the findings on stderr.

Checks the same as `doctor`, for exactly the requests that will be sent.
*/
export async function checkFirst(
	services: PreflightServices,
	requests: readonly StartRequest[],
): Promise<CheckedStart> {
	const {tell, locateCentral, options} = services;
	const located = await locateCentral();
	if (!located.ok) {
		return {preflight: null, refuses: false};
	}

	const preflight = await examine(services, located.value, requests, {
		calendars: options.changeCalendars ?? [],
		onProgress: tellProgress(services),
		signal: untilInterrupted(services),
	});
	const said = preflight.checks.filter(({verdict}) => verdict !== 'ok');
	for (const line of inOrder(said).flatMap(check => describeCheck(check, false))) {
		tell(toPrintableLine(line));
	}

	const refuses = hasProblem(preflight.checks);
	tell(
		refuses
			? '× Nothing was started: something would fail. --no-preflight starts it all the same.'
			: said.length === 0
				? `√ The preflight found nothing amiss${preflight.total > 0 ? ` in ${formatLocations(preflight.total)}` : ''}.`
				: 'The preflight found nothing that is certain to fail.',
	);
	return {preflight, refuses};
}

/** Failures first. */
function inOrder(checks: readonly Check[]): readonly Check[] {
	const order = ['problem', 'unknown', 'warning', 'ok'];
	return checks.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}
