import type {Figure, Run} from './figure.ts';

/** The page of a run, as Markdown. */
export function printPage({version, at, machine, benchmarks}: Run): string {
	const wanted = benchmarks.flatMap(({figures}) => figures).filter(({most}) => most !== undefined);
	const missed = wanted.filter(isMissed).length;
	const unmeasured = wanted.filter(({value}) => Number.isNaN(value)).length;
	return [
		'# Figures',
		'',
		'Written by `npm run bench -- all --json FILE`, in one run; never edited by hand. A figure of another machine compares by the two short programs that ran beside it.',
		'',
		'| machine | |',
		'| --- | --- |',
		`| rollgrid | ${version}, ${at.slice(0, 10)} |`,
		`| processor | ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB |`,
		`| system | ${machine.system}, Node.js ${machine.node} |`,
		`| \`node -e 0\` | ${round(machine.nodeMs)} ms |`,
		`| \`aws --version\` | ${Number.isNaN(machine.awsMs) ? 'not there' : `${round(machine.awsMs)} ms`} |`,
		`| load, before and after | ${machine.load.map(round).join(' and ')} |`,
		'',
		`${wanted.length - missed - unmeasured} targets are met, ${missed} missed, ${unmeasured} not measured.`,
		'',
		...benchmarks.flatMap(({name, figures}) => figures.filter(isMissed).map(figure => printMiss(name, figure))),
		...benchmarks.flatMap(({name, figures}) => [
			'',
			`## ${name}`,
			'',
			'| figure | measured | × `node -e 0` | target | | beside |',
			'| --- | ---: | ---: | ---: | --- | --- |',
			...figures.map(figure => printRow(figure, machine.nodeMs)),
		]),
		'',
	].join('\n');
}

function printMiss(benchmark: string, {name, value, unit, most}: Figure): string {
	return `- ${benchmark}: ${name}: ${round(value)} ${unit}, asked ${round(most!)}`;
}

function printRow(figure: Figure, nodeMs: number): string {
	const {name, value, unit, most, beside = ''} = figure;
	const verdict = most === undefined || Number.isNaN(value) ? '' : isMissed(figure) ? '**missed**' : 'met';
	const target = most === undefined ? '' : `≤ ${round(most)} ${unit}`;
	const inNodes = unit === 'ms' ? round(value / nodeMs) : '';
	return `| ${name} | ${Number.isNaN(value) ? 'not measured' : `${round(value)} ${unit}`} | ${inNodes} | ${target} | ${verdict} | ${beside} |`;
}

function isMissed({value, most}: Figure): boolean {
	return most !== undefined && value > most;
}

function round(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
