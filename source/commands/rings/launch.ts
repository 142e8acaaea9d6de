import {listRings} from '../../core/actions/rings/ring-lines.ts';
import type {Decision, Run} from '../../core/actions/rings/run.ts';
import {toRunHead, withoutPlaces} from '../../core/actions/rings/run-head.ts';
import {formatLocations} from '../../core/domain/count.ts';
import {printLocation} from '../../core/domain/location.ts';
import {handOn} from '../../core/planning/hand-on.ts';
import type {PlannedRequest} from '../../core/planning/retry-plan.ts';
import {printJson} from '../../core/status/printable.ts';
import {adoptRun} from '../../runtime/rings/adopt-run.ts';
import {noSuchRun} from '../../runtime/rings/conduct-run.ts';
import {decideRun} from '../../runtime/rings/decide-run.ts';
import {findRun} from '../../runtime/rings/find-run.ts';
import {exitStatus, refuseReadOnly, tellFailure} from '../services.ts';
import {tellSettled} from '../start/settle.ts';
import {check, confirmStart, type PlannedStart, type StartFlags, tellCaller} from '../start/start-requests.ts';
import {conduct, printRun, type RunServices} from './conduct.ts';
import {type NamedText, type PlannedRun, planRun} from './plan-run.ts';

export type RingFlags = StartFlags & {readonly isDetached: boolean};

/** Launch a plan ring by ring. The run's ID is printed before anything starts. */
export async function launchRings(
	services: RunServices,
	texts: {readonly plan: NamedText; readonly rings: NamedText},
	flags: RingFlags,
): Promise<number> {
	const {tell, createId, clock, runs} = services;
	const planned = await planRun(services, texts.plan, texts.rings);
	if (typeof planned === 'number') {
		return planned;
	}

	const start = toPlannedStart(planned);
	if (flags.isDryRun) {
		const checked = await check(services, start, flags);
		return checked.refuses ? exitStatus.wrongUsage : printRings(services, planned, flags.isJson);
	}

	const refused = refuseReadOnly(services, 'nothing was started');
	if (refused !== null) {
		return refused;
	}

	await tellCaller(services, planned.where);
	tell(`${start.summary}\n${listRings(planned.rings, 0).join('\n')}`);
	const {refuses} = await check(services, start, flags);
	if (refuses) {
		return exitStatus.wrongUsage;
	}

	if (!(flags.isYes || (await confirmStart(services, start)))) {
		tell('Nothing was started. --yes starts it without asking.');
		return exitStatus.wrongUsage;
	}

	const settled = await tellSettled(services, planned.where);
	if (!settled.ok || settled.value.doubts.length > 0) {
		tell('Nothing was started.');
		return exitStatus.wrongUsage;
	}

	const runId = createId();
	const begun = await runs.begin(toRunHead(planned, runId, clock.now()));
	if (!begun.ok) {
		tell('Nothing was started.');
		return tellFailure(services, begun.failure);
	}

	tellRunId(services, runId, flags.isJson);
	return conduct(services, runId, {...flags, request: withoutPlaces(planned.request), isNew: true});
}

/** Continue a run from its record, or on another machine from its plan and rings. */
export async function takeUpRun(
	services: RunServices,
	{
		runId,
		decision,
		texts,
	}: {
		readonly runId: string;
		readonly decision: Decision | undefined;
		/** Both are needed for a run that another machine has begun; only the plan contains secret-looking values. */
		readonly texts: {readonly plan: NamedText; readonly rings: NamedText} | null;
	},
	flags: RingFlags,
): Promise<number> {
	const {tell} = services;
	const refused = refuseReadOnly(services, 'the run stays where it is');
	if (refused !== null) {
		return refused;
	}

	const planned = texts === null ? null : await planRun(services, texts.plan, texts.rings);
	if (typeof planned === 'number') {
		return planned;
	}

	const run = await findOrAdopt(services, runId, planned);
	if (typeof run === 'number') {
		return run;
	}

	if (run.over !== null) {
		return printRun(services, run, flags.isJson);
	}

	if (decision !== undefined) {
		const decided = await decideRun(services, runId, {decision, ring: null, isRefusedWhileHeld: false});
		if (!decided.ok) {
			return tellFailure(services, decided.failure);
		}

		const {holder} = decided.value;
		if (holder !== null) {
			tell(`Run ${runId} is conducted by ${holder.by}, which does what was decided: ${decision}.`);
			return exitStatus.done;
		}
	} else if (!flags.isYes && !(await services.confirm(`Take up run ${runId} of ${run.head.request.DocumentName}?`))) {
		printRun(services, run, flags.isJson);
		tell('Nothing was done. --yes takes it up without asking.');
		return exitStatus.wrongUsage;
	}

	tellRunId(services, runId, flags.isJson);
	return conduct(services, runId, {...flags, ...(planned && {request: withoutPlaces(planned.request)})});
}

async function findOrAdopt(services: RunServices, runId: string, planned: PlannedRun | null): Promise<Run | number> {
	const {runs, clock, tell} = services;
	const found = await findRun(services, runId);
	if (!found.ok) {
		return tellFailure(services, found.failure);
	}

	if (found.value !== null) {
		return found.value;
	}

	if (planned === null) {
		tellFailure(services, noSuchRun(runId));
		return exitStatus.wrongUsage;
	}

	const adopted = await adoptRun(services, toRunHead(planned, runId, clock.now()));
	if (!adopted.ok) {
		return tellFailure(services, adopted.failure);
	}

	tell(`Run ${runId} was begun elsewhere; ${adopted.value} of its executions were found by their tags.`);
	const again = await runs.read(runId);
	return again.ok && again.value !== null ? again.value : tellFailure(services, noSuchRun(runId));
}

function tellRunId({tell, print}: RunServices, runId: string, isJson: boolean): void {
	if (isJson) {
		print(printJson({type: 'run', runId}));
	} else {
		tell(`Run ${runId}`);
	}
}

function toPlannedStart({request, rings, directory}: PlannedRun): PlannedStart {
	const {TargetLocations: _, ...common} = request;
	const locations = rings.reduce((sum, ring) => sum + ring.locations.length, 0);
	return {
		requests: rings.flatMap(({turns}, ring): readonly PlannedRequest[] =>
			turns.map(({locations: count, targetLocations}) => ({
				turn: ring,
				locations: count,
				request: {...common, TargetLocations: targetLocations},
			})),
		),
		locations,
		summary: `${request.DocumentName} in ${formatLocations(locations)}, in ${rings.length} ${rings.length === 1 ? 'ring' : 'rings'}`,
		retryOf: null,
		directory: {accounts: new Map(directory.accounts)},
	};
}

/** Print the rings with their locations and gates; start nothing. */
function printRings({print, tell}: RunServices, planned: PlannedRun, isJson: boolean): number {
	const {requests, summary} = toPlannedStart(planned);
	tell(`Would start: ${summary}`);
	if (isJson) {
		print(
			printJson(
				{
					rings: planned.rings.map(({name, gate, locations}, index) => ({
						name,
						locations: locations.map(printLocation),
						gate: index === planned.rings.length - 1 ? null : gate,
						requests: requests.filter(({turn}) => turn === index).map(({request}) => request),
					})),
				},
				['requests'],
			),
		);
	} else {
		print(listRings(planned.rings, Number.POSITIVE_INFINITY).join('\n'));
		for (const {request} of requests) {
			print(handOn(request, planned.where.region, 'bash').text);
		}
	}

	return exitStatus.done;
}
