import {describeCheck} from '../../core/actions/preflight/describe.ts';
import {judgeClock} from '../../core/actions/preflight/judge-central.ts';
import {printLocation} from '../../core/domain/location.ts';
import {parsePlan, printMistake} from '../../core/planning/plan-file.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {examine} from '../../runtime/preflight/examine.ts';
import type {PreflightPorts} from '../../runtime/preflight/ports.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {tellProgress} from '../start/tell-progress.ts';

/** What the doctor needs. */
export type DoctorServices = Services & PreflightPorts;

export type DoctorOptions = {
	/** A plan, and its name in messages; `null` checks the central account only. */
	readonly plan: {readonly file: string; readonly text: string} | null;
	readonly isJson: boolean;
	/** 7-bit signs. */
	readonly isAscii: boolean;
};

/**
Check everything that a fan-out needs before anything runs. Reads only.

@returns 0 where nothing is wrong, 1 where something is, 2 for a wrong plan, 3 where even the identity can't be read.
*/
export async function doctor(services: DoctorServices, {plan, isJson, isAscii}: DoctorOptions): Promise<number> {
	const parsed = plan === null ? null : parsePlan(plan.text);
	if (parsed !== null && 'mistakes' in parsed) {
		for (const mistake of parsed.mistakes) {
			services.tell(`× ${printMistake(mistake, plan?.file === '-' ? 'standard input' : (plan?.file ?? ''))}`);
		}

		return exitStatus.wrongUsage;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		// A wrong clock looks like wrong credentials.
		const clock = judgeClock(await services.measureClockSkew());
		const status = tellFailure(services, located.failure);
		if (clock.verdict === 'problem') {
			services.tell(`× ${clock.text}`);
			services.tell(`  ${clock.next ?? ''}`);
		}

		return status;
	}

	const {checks} = await examine(services, located.value, parsed === null ? [] : [parsed.request], {
		calendars: services.options.changeCalendars ?? [],
		onProgress: tellProgress(services),
	});
	const {identity, central} = located.value;
	const isReady = checks.every(({verdict}) => verdict !== 'problem');
	if (isJson) {
		services.print(
			printJson({
				isReady,
				identity: identity.arn,
				signedBy: identity.by ?? null,
				passedOver: identity.passedOver ?? [],
				centralAccount: central.accountId,
				region: central.region,
				document: parsed?.request.DocumentName ?? null,
				checks: checks.map(check => ({...check, locations: check.locations.map(printLocation)})),
			}),
		);
	} else {
		for (const line of checks.flatMap(check => describeCheck(check, isAscii))) {
			services.print(toPrintableLine(line));
		}
	}

	return isReady ? exitStatus.done : exitStatus.notAllSucceeded;
}
