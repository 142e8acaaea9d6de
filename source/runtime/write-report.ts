import type {ReportFormat} from '../core/actions/report/formats.ts';
import type {ReportSource} from '../core/actions/report/report-source.ts';
import {fail, type Outcome} from '../core/domain/failure.ts';
import type {Files} from '../ports/files.ts';
import {readStory, type StoryPorts} from './read-story.ts';

/** Where a report went, or should have gone. */
export type WrittenReport = {readonly path: string; readonly outcome: Outcome<void>};

/**
Write the report of a fan-out into the current folder; a file that is there is never replaced.

The formats are loaded with the first report, and what was kept is read: the report shows the state at that time.
*/
export async function writeReport(
	{files, ...kept}: StoryPorts & {readonly files?: Files | undefined},
	source: ReportSource,
	format: ReportFormat = 'html',
): Promise<WrittenReport> {
	const [{buildReport}, {nameReport, printReport}, {story}] = await Promise.all([
		import('../core/actions/report/report.ts'),
		import('../core/actions/report/print-report.ts'),
		readStory(kept, source),
	]);
	const path = nameReport(source.execution.executionId, source.now, format);
	return {
		path,
		outcome:
			files === undefined
				? fail({kind: 'local', what: `Couldn't write ${path}`, because: 'this console writes no files'})
				: await files.writeText(path, printReport(buildReport({...source, story}), format), false),
	};
}
