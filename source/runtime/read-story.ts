import type {ReportSource} from '../core/actions/report/report-source.ts';
import type {StoryLines} from '../core/actions/report/story.ts';
import {listGateChanges} from '../core/actions/rings/gate-changes.ts';
import {type Failure, type Outcome, succeed} from '../core/domain/failure.ts';
import type {RecordLine, Unread} from '../core/follow/fan-out-record.ts';
import {type Happening, tidyHappenings} from '../core/follow/happening.ts';
import {linesOf} from '../core/follow/history.ts';
import type {Happenings} from '../ports/happenings.ts';
import type {Records} from '../ports/records.ts';
import type {Runs} from '../ports/runs.ts';

/** The sources of a story; a missing one leaves its part out. */
export type StoryPorts = {
	readonly records?: Records | undefined;
	readonly happenings?: Happenings | undefined;
	readonly runs?: Pick<Runs, 'list'> | undefined;
};

/** A story, and the failures of its reads. */
export type ReadStory = {
	readonly story: StoryLines;
	/** The lines of the newest attempt. */
	readonly newest: readonly RecordLine[];
	readonly failures: readonly Failure[];
};

/** Read the records of all attempts, and their other happenings. */
export async function readStory(
	{records, happenings, runs}: StoryPorts,
	{where, execution, earlier, grid}: Pick<ReportSource, 'where' | 'execution' | 'earlier' | 'grid'>,
): Promise<ReadStory> {
	const executionIds = [...earlier, execution].map(({executionId}) => executionId);
	const childIds = [...grid.indices()].map(index => grid.childIdAt(index)).filter(id => id !== null);
	const [lines, happened, gates] = await Promise.all([
		Promise.all(executionIds.map(async id => (await records?.readHistory(where, id)) ?? succeed(null))),
		happenings?.read({where, executionIds, childIds}) ?? succeed<readonly Happening[]>([]),
		readGates(runs, executionIds),
	]);
	const seen = lines.map(outcome => (outcome.ok && outcome.value !== null ? [...linesOf(outcome.value.history)] : []));
	return {
		newest: seen.at(-1) ?? [],
		story: {
			lines: seen.flat(),
			happenings: tidyHappenings([...(happened.ok ? happened.value : []), ...(gates.ok ? gates.value.changes : [])]),
		},
		failures: [
			...[...lines, happened, gates].flatMap(outcome => (outcome.ok ? [] : [outcome.failure])),
			...(gates.ok ? gates.value.failures : []),
		],
	};
}

/** The gates of the runs that one of the executions belongs to, and the records of runs that can’t be read. */
async function readGates(
	runs: StoryPorts['runs'],
	executionIds: readonly string[],
): Promise<Outcome<{readonly changes: readonly Happening[]; readonly failures: readonly Failure[]}>> {
	const listed = (await runs?.list()) ?? succeed({runs: [], unread: []});
	return listed.ok
		? succeed({
				changes: listed.value.runs.flatMap(run => listGateChanges(run, executionIds)),
				failures: listed.value.unread.map(toFailure),
			})
		: listed;
}

function toFailure({file, line, because}: Unread): Failure {
	return {kind: 'local', what: 'Couldn’t read the record of a run', because: `${file}, line ${line}: ${because}`};
}
