import {defineCommand} from './line/command.ts';
import {one, oneOr, required} from './line/flag.ts';
import {failures, file, number, share} from './line/kinds.ts';
import {exitStatus, tellFailure} from './services.ts';
import {speed} from './simulate.ts';

/** Play a plan on a copy of the organization, on the screen or a thousand times. */
export const rehearse = defineCommand(
	{
		name: 'rehearse',
		arguments: {plan: required(file('<plan>'))},
		text: 'play a plan in a simulated copy of the organization: on the screen, or without one what a thousand seeds come to',
		flags: {
			world: one(
				{...file('<world>'), suggests: ['demo', 'seed', 'large']},
				'the copy, as rollgrid world export writes it; left out, what the plan itself names',
			),
			fail: one(failures, 'fail so many of the locations beside what fails by itself, each cause its share'),
			slow: one(share, 'let so many of the locations take three times as long'),
			seed: oneOr(
				number('<n>', {least: 0, most: 1_000_000, isWhole: true}),
				1,
				'what chance is drawn from; 1 by default',
			),
			seeds: oneOr(
				number('<n>', {least: 1, most: 100_000, isWhole: true}),
				1000,
				'without a screen: how many seeds are played; 1000 by default',
			),
			speed: one(speed, 'on the screen: how fast the world runs; 10 by default'),
		},
	},
	async (app, {flags, args: {plan}}) => {
		const text = await app.readText(plan);
		if (!text.ok) {
			tellFailure(app, text.failure);
			return exitStatus.wrongUsage;
		}

		const {rehearse: run} = await import('./rehearse/run.ts');
		return run(app, {
			file: plan === '-' ? 'standard input' : plan,
			text: text.value,
			world: flags.world,
			failures: flags.fail ?? [],
			slowShare: flags.slow ?? 0,
			seed: flags.seed,
			seeds: flags.seeds,
			speed: flags.speed,
			isJson: flags.json,
			isAscii: flags.ascii,
		});
	},
);
