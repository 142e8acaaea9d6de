import {defineCommand} from './line/command.ts';
import {one, required, toggle} from './line/flag.ts';
import {executionId, location, words} from './line/kinds.ts';

/** Show one execution, one location’s child execution, or one step. */
export const show = defineCommand(
	{
		name: 'show',
		arguments: {'execution-id': required(executionId)},
		text: 'show one execution, one location’s child execution, or one step',
		flags: {
			location: one(location, 'the child execution there'),
			step: one(words('<name>'), 'one step with its inputs and outputs'),
			output: toggle('what its command printed on each instance, what failed first'),
		},
		check: ({flags: {output, step}}) =>
			output && step === undefined ? ['--output needs --step: the step whose command printed something'] : [],
	},
	async (app, {flags, args}) => {
		const [{show: print}, {settleAfter}, services] = await Promise.all([
			import('./show/run.ts'),
			import('./start/settle.ts'),
			app.openStartServices(),
		]);
		return settleAfter(
			services,
			print(services, {
				executionId: args['execution-id'],
				location: flags.location,
				step: flags.step,
				isOutput: flags.output,
				isJson: flags.json,
			}),
		);
	},
);
