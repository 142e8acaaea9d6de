import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {loadavg} from 'node:os';
import process from 'node:process';
import {parseArgs} from 'node:util';
import type {Figure, Run} from './figures/figure.ts';
import {readMachine} from './figures/machine.ts';
import {printPage} from './figures/page.ts';

/** A benchmark that has figures to give says with which arguments it is run for them. */
type Benchmark = {
	readonly argumentsForAll?: readonly string[];
	readonly run: (args: readonly string[]) => Promise<readonly Figure[] | undefined>;
};

/**
Every benchmark that gives figures, one after the other: `--json FILE` keeps them for other programs, and `docs/figures.md` (`--page FILE`) shows them.

`--only startup,follow` runs some of them.
*/
export async function run(args: readonly string[]): Promise<void> {
	const {values} = parseArgs({
		args: [...args],
		options: {
			json: {type: 'string'},
			page: {type: 'string', default: 'docs/figures.md'},
			only: {type: 'string', default: ''},
		},
	});
	const only = values.only.split(',').filter(Boolean);
	const loadBegun = loadavg()[0]!;
	const names = readdirSync('bench')
		.filter(file => file.endsWith('.ts') && file !== 'all.ts')
		.map(file => file.slice(0, -3))
		.filter(name => only.length === 0 || only.includes(name));
	if (names.includes('startup') && process.platform === 'linux' && process.arch === 'x64') {
		// Without this the start of the single file would not be measured, or that of an earlier build would be.
		execFileSync(process.execPath, ['scripts/package.mjs', 'linux-x64'], {stdio: 'inherit'});
	}

	const benchmarks: Array<Run['benchmarks'][number]> = [];
	for (const name of names) {
		const {argumentsForAll, run: runOne}: Benchmark = await import(`./${name}.ts`);
		if (argumentsForAll !== undefined) {
			process.stdout.write(`\n# ${name}\n`);
			benchmarks.push({name, figures: (await runOne(argumentsForAll)) ?? []});
		}
	}

	const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {readonly version: string};
	const all: Run = {version, at: new Date().toISOString(), machine: readMachine(loadBegun), benchmarks};
	if (values.json !== undefined) {
		writeFileSync(values.json, `${JSON.stringify(all, null, '\t')}\n`);
	}

	writeFileSync(values.page, printPage(all));
	process.stdout.write(`\n${values.page}\n`);
}
