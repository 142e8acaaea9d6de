import type {Figure, Run} from './figure.ts';

/** The page of a run, as Markdown. */
export function printPage({version, at, machine, benchmarks}: Run): string {
	const all = benchmarks.flatMap(({figures}) => figures);
	const missed = all.filter(isMissed);
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
		`${all.filter(({most}) => most !== undefined).length - missed.length} targets are met, ${missed.length} missed.`,
		...benchmarks.flatMap(({name, figures}) => [
			'',
			`## ${name}`,
			'',
			'| figure | measured | target | | beside |',
			'| --- | ---: | ---: | --- | --- |',
			...figures.map(printRow),
		]),
		'',
	].join('\n');
}

function printRow(figure: Figure): string {
	const {name, value, unit, most, beside = ''} = figure;
	const verdict = most === undefined || Number.isNaN(value) ? '' : isMissed(figure) ? '**missed**' : 'met';
	const target = most === undefined ? '' : `≤ ${round(most)} ${unit}`;
	return `| ${name} | ${Number.isNaN(value) ? 'not measured' : `${round(value)} ${unit}`} | ${target} | ${verdict} | ${beside} |`;
}

function isMissed({value, most}: Figure): boolean {
	return most !== undefined && value > most;
}

function round(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
