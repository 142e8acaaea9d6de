import type {RecordLine} from '../../follow/fan-out-record.ts';
import type {Happening} from '../../follow/happening.ts';
import type {SharedRecord} from '../../follow/shared-record.ts';
import {LocationGrid} from '../../grid/location-grid.ts';
import {type Redaction, Redactor} from './redactor.ts';
import type {ReportSource} from './report-source.ts';
import {noStory} from './story.ts';

/** Redact the source of a report, so that every format leaves out the same. */
export function redactSource(source: ReportSource, rules: readonly Redaction[]): ReportSource {
	if (rules.length === 0) {
		return source;
	}

	const {execution, earlier, directory, story = noStory} = source;
	const people = [execution, ...earlier].map(({executedBy}) => executedBy);
	const redactor = new Redactor(rules, directory.accounts.values(), [...people, ...listPeople(story)]);
	const grid = new LocationGrid();
	grid.isOfSteps = source.grid.isOfSteps;
	for (const index of source.grid.indices()) {
		grid.put(redactor.location(source.grid.recordAt(index)));
	}

	const accounts = [...directory.accounts.values()].map(account => redactor.account(account));
	return {
		...source,
		where: redactor.value(source.where),
		execution: redactor.execution(execution),
		earlier: earlier.map(one => redactor.execution(one)),
		grid,
		directory: {...directory, accounts: new Map(accounts.map(one => [one.accountId, one]))},
		story: {
			lines: story.lines.map(line => redactor.line(line)),
			happenings: story.happenings.map(one => redactor.happening(one)),
		},
	};
}

/** Redact a record. */
export function redactRecord(record: SharedRecord, rules: readonly Redaction[]): SharedRecord {
	if (rules.length === 0) {
		return record;
	}

	const redactor = new Redactor(rules, record.accounts, listPeople(record));
	return {
		where: redactor.value(record.where),
		accounts: record.accounts.map(account => redactor.account(account)),
		lines: record.lines.map(line => redactor.line(line)),
		happenings: record.happenings.map(one => redactor.happening(one)),
	};
}

/** List everybody who is recorded as having done something. */
function listPeople({
	lines,
	happenings,
}: {
	readonly lines: readonly RecordLine[];
	readonly happenings: readonly Happening[];
}): ReadonlySet<string | null> {
	return new Set([
		...lines.flatMap(line => (line.type === 'execution' ? [line.execution.executedBy] : [])),
		...happenings.flatMap(one => ('by' in one ? [one.by] : [])),
	]);
}
