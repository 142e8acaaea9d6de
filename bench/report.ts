import process from 'node:process';
import {reportFormats} from '../source/core/actions/report/formats.ts';
import {redactSource} from '../source/core/actions/report/redact.ts';
import {buildReport} from '../source/core/actions/report/report.ts';
import type {ReportSource} from '../source/core/actions/report/report-source.ts';
import type {RecordLine} from '../source/core/follow/fan-out-record.ts';
import {LocationGrid} from '../source/core/grid/location-grid.ts';
import type {LocationRecord} from '../source/core/grid/location-record.ts';
import {begunAt, makeIncident} from '../test/core/actions/report/incident.ts';
import {wholeReport} from '../test/harness/whole-report.ts';
import type {Figure} from './figures/figure.ts';
import {ownCpuMs} from './figures/own.ts';

const sizes = [340, 100_000] as const;
const regions = 20;
/** One location in this many fails. */
const failsEvery = 50;
const redactions = ['accounts', 'names', 'messages'] as const;

export const argumentsForAll: readonly string[] = [];

/** The bytes and the CPU time of a report: the HTML with its film, the other formats, and the HTML redacted. */
export async function run(): Promise<readonly Figure[]> {
	return sizes.flatMap(size => {
		const source = makeSource(size);
		const name = `${size.toLocaleString('en')} locations`;
		const html = wholeReport(buildReport(source), 'html');
		const film = /<pre id="film" hidden>([^<]*)/.exec(html)?.[1]?.length ?? 0;
		const figures: readonly Figure[] = [
			{name: `${name}, HTML`, value: html.length / 1e6, unit: 'MB', ...(size === 100_000 && {most: 8})},
			{name: `${name}, film in the HTML`, value: film / 1e6, unit: 'MB'},
			...reportFormats.map(format => ({
				name: `${name}, ${format}, CPU`,
				value: cpuMs(() => wholeReport(buildReport(source), format)),
				unit: 'ms',
			})),
			{
				name: `${name}, html redacted, CPU`,
				value: cpuMs(() => wholeReport(buildReport(redactSource(source, redactions)), 'html')),
				unit: 'ms',
			},
		];
		for (const {name: what, value, unit} of figures) {
			process.stdout.write(`${what.padEnd(44)} ${value.toFixed(2).padStart(10)} ${unit}\n`);
		}

		return figures;
	});
}

/** Make a report's source in which rollgrid has seen each location begin and end. */
function makeSource(size: number): ReportSource {
	const source = makeIncident();
	const [first] = Array.from(source.grid.indices(), index => source.grid.recordAt(index));
	const grid = new LocationGrid();
	const lines: RecordLine[] = [];
	for (let place = 0; place < size; place++) {
		const startedAt = begunAt + place * 40;
		const hasFailed = place % failsEvery === 0;
		const record: LocationRecord = {
			...first!,
			location: {
				accountId: String(500_000_000_000 + Math.floor(place / regions)),
				region: `us-east-${(place % regions) + 1}`,
			},
			startedAt,
			endedAt: startedAt + 30_000 + ((place * 7919) % 20_000),
			status: hasFailed ? 'Failed' : 'Success',
			failureMessage: hasFailed ? 'No space left on device' : null,
		};
		grid.put(record);
		const begun: LocationRecord = {...record, status: 'InProgress', endedAt: null, failureMessage: null};
		lines.push(
			{type: 'location', at: startedAt + 5000, record: begun},
			{type: 'location', at: record.endedAt! + 5000, record},
		);
	}

	lines.sort((a, b) => a.at - b.at);
	return {...source, grid, story: {lines, happenings: source.story?.happenings ?? []}};
}

/** User and system time of the fastest of three. */
function cpuMs(work: () => unknown): number {
	const times = Array.from({length: 3}, () => {
		const before = ownCpuMs();
		work();
		return ownCpuMs() - before;
	});
	return Math.min(...times);
}
