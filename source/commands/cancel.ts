import {defineCommand} from './line/command.ts';
import {many, required, toggle} from './line/flag.ts';
import {executionId, location} from './line/kinds.ts';
import {anyLocation} from './start/flags.ts';

/** Cancel a fan-out, or the child executions of the locations named. */
export const cancel = defineCommand(
	{
		name: 'cancel',
		arguments: {'execution-id': required(executionId)},
		text: 'cancel a fan-out, or the child executions of the locations named',
		flags: {
			location: many(location, anyLocation),
			complete: toggle('end an execution in interactive mode with what it has, as Success'),
			wait: toggle('look afterwards whether the stop reached every location (default); --no-wait doesn’t', {
				byDefault: true,
			}),
		},
	},
	async (app, {flags, args}) => {
		const [{cancel: stop}, {settleAfter}, services] = await Promise.all([
			import('./cancel/run.ts'),
			import('./start/settle.ts'),
			app.openStartServices(),
		]);
		return settleAfter(
			services,
			stop(services, {
				executionId: args['execution-id'],
				locations: flags.location,
				stopType: flags.complete ? 'Complete' : 'Cancel',
				isYes: flags.yes,
				isWaiting: flags.wait,
				isJson: flags.json,
			}),
		);
	},
);
