import {beginRun, currentRing, type Run, type RunEvent, type RunHead, takeEvent} from '../../core/actions/rings/run.ts';
import type {ExecutionSummary} from '../../core/domain/execution.ts';
import {type Outcome, succeed} from '../../core/domain/failure.ts';
import {clockSkewMs} from '../../core/domain/journal-entry.ts';
import {runTag} from '../../core/planning/start-tag.ts';
import type {Page} from '../../ports/automation.ts';
import type {RunPorts} from './ports.ts';
import {listRing, RingReader} from './read-ring.ts';

/** An execution of a run, as its tags describe it. */
type RunExecution = {readonly executionId: string; readonly ring: number; readonly startedAt: number | null};

/** How many pages of executions are searched, 50 each. */
const mostPages = 20;

/**
Find the executions of a run by their tags, the earliest first.

@param startedAfter - Epoch milliseconds; `undefined` where nobody knows when the run was begun.
*/
async function findRunExecutions(
	{automation}: Pick<RunPorts, 'automation'>,
	{where, runId}: Pick<RunHead, 'where' | 'runId'>,
	startedAfter: number | undefined,
): Promise<Outcome<readonly RunExecution[]>> {
	const found: RunExecution[] = [];
	let token: string | null = null;
	for (let page = 0; page < mostPages; page++) {
		const from: string | null = token;
		const listed: Outcome<Page<ExecutionSummary>> = await automation.listExecutions(
			where,
			{tagKey: runTag, startedAfter},
			from,
		);
		if (!listed.ok) {
			return listed;
		}

		for (const {executionId, startedAt} of listed.value.items) {
			const tags = await automation.listTags(where, executionId);
			if (!tags.ok) {
				return tags;
			}

			const [run, number] = (tags.value[runTag] ?? '').split(' ');
			if (run === runId && Number.isInteger(Number(number))) {
				found.push({executionId, ring: Number(number) - 1, startedAt});
			}
		}

		token = listed.value.nextToken;
		if (token === null) {
			break;
		}
	}

	return succeed(found.sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0)));
}

/**
Add to a run's record what other machines have started of it since, from the tags of its executions.

Decisions made on other machines are unknown: gates are judged anew, except those behind which a ring has been started. Several executions of one ring count as one attempt.

@returns How many executions were new to the record.
*/
async function catchUp(ports: RunPorts, run: Run, startedAfter: number | undefined): Promise<Outcome<number>> {
	const found = await findRunExecutions(ports, run.head, startedAfter);
	if (!found.ok) {
		return found;
	}

	const at = ports.clock.now();
	const reader = new RingReader(ports);
	const events: RunEvent[] = [];
	let caughtUp = run;
	const write = (event: RunEvent): void => {
		events.push(event);
		caughtUp = takeEvent(caughtUp, event);
	};

	const isNew = ({ring}: RunExecution): boolean => run.rings[ring]?.attempts.length === 0;
	const last = Math.max(-1, ...found.value.filter(isNew).map(({ring}) => ring));
	for (let ring = currentRing(run); ring <= last; ring++) {
		const executionIds = found.value.filter(one => one.ring === ring && isNew(one)).map(({executionId}) => executionId);
		if (executionIds.length > 0) {
			write({at, type: 'sent', ring, attempt: 0});
			write({at, type: 'started', ring, attempt: 0, executionIds});
		}

		const {phase, attempts} = caughtUp.rings[ring]!;
		if (ring === last || attempts.length === 0) {
			continue;
		}

		if (phase === 'running') {
			const read = await reader.readAttempt(caughtUp, ring);
			if (!read.ok) {
				return read;
			}

			// An execution that still runs hasn't certainly succeeded.
			const {endedAt, failed} = read.value.state === 'ended' ? read.value : {endedAt: at, failed: listRing(run, ring)};
			write({at, type: 'ended', ring, attempt: attempts.length - 1, endedAt, failed});
		}

		write({at, type: 'gate-opened', ring, because: 'a later ring had been started'});
	}

	for (const event of events) {
		const written = await ports.runs.append(run.head.runId, event);
		if (!written.ok) {
			return written;
		}
	}

	return succeed(found.value.filter(isNew).length);
}

/** Make the record of a run that another machine has begun, from its plan, its rings and the tags of its executions. */
export async function adoptRun(ports: RunPorts, head: RunHead): Promise<Outcome<number>> {
	const begun = await ports.runs.begin(head);
	return begun.ok ? catchUp(ports, beginRun(head), undefined) : begun;
}

/** Update the record of a run that this machine has: other machines may have continued it since. */
export function catchUpKnown(ports: RunPorts, run: Run): Promise<Outcome<number>> {
	return catchUp(ports, run, run.head.begunAt - clockSkewMs);
}
