import type {ReportFormat} from '../core/actions/report/formats.ts';
import type {ReportSource} from '../core/actions/report/report-source.ts';
import {type Failure, fail, type Outcome} from '../core/domain/failure.ts';
import type {Files} from '../ports/files.ts';
import {readStory, type StoryPorts} from './read-story.ts';

/** The file of a report that was written, or couldn't be. */
export type WrittenReport = {
	readonly path: string;
	readonly outcome: Outcome<void>;
	/** The failures of reading rollgrid's records: the report lacks what is in them. */
	readonly unread: readonly Failure[];
};

/**
Write the report of a fan-out into the current folder; a file that is there is never replaced.

The formats are loaded with the first report, and what was kept is read: the report shows the state at that time.
*/
export async function writeReport(
	{files, ...kept}: StoryPorts & {readonly files?: Files | undefined},
	source: ReportSource,
	format: ReportFormat = 'html',
): Promise<WrittenReport> {
	const [{buildReport}, {nameReport, printReport}, {story, failures}] = await Promise.all([
		import('../core/actions/report/report.ts'),
		import('../core/actions/report/print-report.ts'),
		readStory(kept, source),
	]);
	const path = nameReport(source.execution.executionId, source.now, format);
	return {
		path,
		unread: failures,
		outcome:
			files === undefined
				? fail({kind: 'local', what: `Couldn't write ${path}`, because: 'this console writes no files'})
				: await files.writeText(path, printReport(buildReport({...source, story}), format), false),
	};
}
