import type {Runs} from '../ports/runs.ts';
import type {ConsoleStart} from './app.ts';
import {defineCommand} from './line/command.ts';
import {required, toggle} from './line/flag.ts';
import {executionId} from './line/kinds.ts';

/** Follow a fan-out, on the screen or in lines. */
export const watch = defineCommand(
	{
		name: 'watch',
		arguments: {'execution-id': required(executionId)},
		text: 'open the matrix of a fan-out, or show a run over rings; without a terminal, print one line a change',
		flags: {
			quiet: toggle('lines for a log of CI: what fails or waits, one line a minute, and the summary'),
		},
		check: ({flags: {quiet, json}}) => (quiet && json ? ['--quiet and --json don’t go together'] : []),
	},
	async (app, {flags: {json, quiet}, args: {'execution-id': id}}) => {
		if (!json && !quiet && app.hasScreen) {
			return app.openConsole(async () => findStart(await app.openRuns(), id));
		}

		const run = await (await app.openRuns()).read(id);
		if (run.ok && run.value !== null) {
			const {watchRun} = await import('./rings/watch.ts');
			return watchRun(await app.openStartServices(), id, json);
		}

		const [{watch: follow}, {settleFirst}, services] = await Promise.all([
			import('./watch/run.ts'),
			import('./start/settle.ts'),
			app.openStartServices(),
		]);
		const settled = settleFirst(services);
		const status = await follow(services, id, json ? 'json' : quiet ? 'quiet' : 'plain');
		await settled;
		return status;
	},
);

/** Find what the console shows for an ID: of a run over rings its latest fan-out, or the run itself where it has started none. */
async function findStart(runs: Runs, id: string): Promise<ConsoleStart> {
	const run = await runs.read(id);
	if (!run.ok || run.value === null) {
		return {executionId: id};
	}

	const latest = run.value.rings.flatMap(({attempts}) => attempts.flatMap(one => one.executionIds)).at(-1);
	return latest === undefined ? {runId: id} : {executionId: latest};
}
