import {answers} from '../core/follow/wait.ts';
import {defineCommand} from './line/command.ts';
import {many, one, required} from './line/flag.ts';
import {choice, executionId, location, words} from './line/kinds.ts';
import {anyLocation} from './start/flags.ts';

/** Answer what waits for a person. */
export const signal = defineCommand(
	{
		name: 'signal',
		arguments: {'execution-id': required(executionId), answer: required(choice('<answer>', answers))},
		text: `answer what waits for a person, everywhere or in the locations named: ${answers.join(', ')}`,
		flags: {
			location: many(location, anyLocation),
			step: one(words('<name>'), 'only what waits at this step; the step to start'),
			comment: one(words('<text>'), 'goes with an approval or a rejection'),
		},
		check: ({flags: {comment}, args: {answer}}) =>
			comment === undefined || answer === 'approve' || answer === 'reject'
				? []
				: [`--comment goes with approve and reject; AWS takes none with ${answer}`],
	},
	async (app, {flags, args}) => {
		const [{signal: send}, {settleAfter}, services] = await Promise.all([
			import('./signal/run.ts'),
			import('./start/settle.ts'),
			app.openStartServices(),
		]);
		return settleAfter(
			services,
			send(services, {
				executionId: args['execution-id'],
				answer: args.answer,
				step: flags.step,
				comment: flags.comment,
				locations: flags.location,
				isYes: flags.yes,
				isJson: flags.json,
			}),
		);
	},
);
