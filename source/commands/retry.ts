import {retryStatuses} from '../core/domain/status.ts';
import {defineCommand} from './line/command.ts';
import {many, required} from './line/flag.ts';
import {choices, executionId, location} from './line/kinds.ts';
import {startingFlags} from './start/flags.ts';

/** Start a new fan-out on exactly the locations that did not succeed. */
export const retry = defineCommand(
	{
		name: 'retry',
		arguments: {'execution-id': required(executionId)},
		text: 'start a new fan-out on exactly the locations that did not succeed',
		flags: {
			location: many(location, 'only this one; may be given several times'),
			status: many(choices('<status>', retryStatuses), 'only those that ended so, e.g. Failed or NotRun'),
			...startingFlags,
		},
	},
	async (app, {flags, args}) => {
		const [{retry: start}, {unlessInterrupted}, services] = await Promise.all([
			import('./retry/run.ts'),
			import('./start/until-interrupted.ts'),
			app.openStartServices(),
		]);
		return unlessInterrupted(services, watched =>
			start(watched, {
				executionId: args['execution-id'],
				locations: flags.location,
				statuses: flags.status.flat(),
				isYes: flags.yes,
				isDryRun: flags['dry-run'],
				isWatch: flags.watch,
				isJson: flags.json,
				isChecked: flags.preflight ?? false,
			}),
		);
	},
);
