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
		const runs = await app.openRuns();
		const run = await runs.read(id);
		const latest = run.ok
			? run.value?.rings.flatMap(({attempts}) => attempts.flatMap(one => one.executionIds)).at(-1)
			: undefined;
		const hasScreen = !json && !quiet && app.hasScreen;
		if (run.ok && run.value !== null && !hasScreen) {
			const {watchRun} = await import('./rings/watch.ts');
			return watchRun(await app.openStartServices(), id, json);
		}

		if (hasScreen) {
			// A run that has started nothing has no matrix yet, but a screen of its own.
			const isUnstarted = run.ok && run.value !== null && latest === undefined;
			return app.openConsole(isUnstarted ? {runId: id} : {executionId: latest ?? id});
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
