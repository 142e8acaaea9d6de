import type {Account, CallerIdentity} from '../../core/domain/account.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {roleArn} from '../../core/domain/partition.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {parsePlan, printMistake} from '../../core/planning/plan-file.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {Catalog} from '../../ports/catalog.ts';
import type {Choices} from '../../ports/choices.ts';
import type {MeasureClockSkew} from '../../ports/clock-skew.ts';
import type {Roles} from '../../ports/roles.ts';
import type {Paced} from '../../runtime/pace-reads.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {checkCentral, checkClock} from './central.ts';
import type {Check} from './check.ts';
import {checkLocations, checkRegions} from './locations.ts';
import {checkRunbook} from './plan.ts';
import {checkReach, listPlanLocations} from './plan-locations.ts';

/** What the doctor looks with. */
export type DoctorServices = Services & {
	readonly catalog: Paced<Catalog>;
	readonly choices: Paced<Choices>;
	readonly roles: Roles;
	readonly measureClockSkew: MeasureClockSkew;
};

export type DoctorOptions = {
	/** A plan, and what it is called in messages; `null` looks at the central account only. */
	readonly plan: {readonly file: string; readonly text: string} | null;
	readonly isJson: boolean;
	/** 7-bit signs. */
	readonly isAscii: boolean;
};

const administrationRole = 'AWS-SystemsManager-AutomationAdministrationRole';

/**
Check everything that a fan-out needs before anything runs. Reads only.

@returns 0 where nothing is wrong, 1 where something is, 2 for a wrong plan, 3 where it can't even be found out who is asking.
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
		// A clock that is off looks like wrong credentials.
		const clock = await checkClock(services);
		const status = tellFailure(services, located.failure);
		if (clock.verdict === 'problem') {
			services.tell(`× ${clock.text}`);
			services.tell(`  ${clock.next ?? ''}`);
		}

		return status;
	}

	const checks = await examine(services, located.value, parsed?.request ?? null);
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
		for (const line of checks.flatMap(check => describe(check, isAscii))) {
			services.print(toPrintableLine(line));
		}
	}

	return isReady ? exitStatus.done : exitStatus.notAllSucceeded;
}

async function examine(
	services: DoctorServices,
	located: {readonly identity: CallerIdentity; readonly central: Location},
	request: StartRequest | null,
): Promise<readonly Check[]> {
	const {central} = located;
	const arn = request?.Parameters?.AutomationAssumeRole?.[0] ?? roleArn(central, administrationRole);
	// Thousands of accounts take many pages: they are read once.
	const accounts = await services.directory.listAccounts();
	const centralChecks = await checkCentral(services, located, arn.slice(arn.lastIndexOf('/') + 1), accounts);
	return request === null
		? centralChecks
		: [...centralChecks, ...(await examinePlan(services, central, request, arn, accounts.ok ? accounts.value : null))];
}

async function examinePlan(
	services: DoctorServices,
	central: Location,
	request: StartRequest,
	administrationRoleArn: string,
	accounts: readonly Account[] | null,
): Promise<readonly Check[]> {
	const planned = listPlanLocations(request, accounts, central);
	const {locations} = planned;
	const [runbook, regions, places] = await Promise.all([
		checkRunbook(services, central, request, locations),
		locations.length === 0 ? [] : checkRegions(services, central, locations),
		locations.length === 0 ? [] : checkLocations(services, central, request, locations, administrationRoleArn),
	]);
	return [...runbook, ...regions, ...checkReach(planned, request, accounts), ...places];
}

/** Up to three lines: what was found, in whose words, what to do. */
function describe({verdict, text, because, next}: Check, isAscii: boolean): readonly string[] {
	const signs = isAscii ? {ok: '.', problem: 'X', unknown: '-'} : {ok: '√', problem: '×', unknown: '–'};
	return [
		`${signs[verdict]} ${text}`,
		...(because === null ? [] : [`  ${because}`]),
		...(next === null ? [] : [`  ${next}`]),
	];
}
