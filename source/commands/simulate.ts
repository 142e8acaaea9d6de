import {defineCommand} from './line/command.ts';
import {many, one, oneOr, toggle} from './line/flag.ts';
import {file, number, words} from './line/kinds.ts';

/** How fast a world runs. */
export const speed = number('<factor>', {least: 0.01, most: 1_000_000});

/** Serve the embedded simulator. */
export const simulate = defineCommand(
	{
		name: 'simulate',
		arguments: {},
		text: 'serve the embedded AWS simulator on 127.0.0.1 and print the environment to export',
		flags: {
			port: oneOr(
				number('<port>', {least: 0, most: 65_535, isWhole: true}),
				0,
				'the port; any that is free by default',
			),
			world: one(
				{...file('<world>'), suggests: ['seed', 'demo', 'large']},
				'seed (default), demo, large, or a world file',
			),
			accounts: one(number('<n>', {least: 1, isWhole: true}), 'accounts of the large world; 5000 by default'),
			regions: one(number('<n>', {least: 1, isWhole: true}), 'Regions of the large world; 20 by default'),
			speed: oneOr(speed, 1, 'how fast the world runs'),
			seed: one(number('<n>', {isWhole: true}), 'what chance in the world is drawn from'),
			throttle: toggle('hold AWS’s published rates; --no-throttle lifts them', {byDefault: true}),
			like: one(file('<file>'), 'answer like the account that a conformance run has written this file about'),
			events: one(words('<url>'), 'post status changes there, as EventBridge would; a loopback http: address'),
			'event-queue': one(
				{...words('<weather>'), suggests: ['fair', 'delay=2,loss=0.1,twice=0.05']},
				'put status changes into a queue of SQS too, whose URL is exported: fair, or delay=2,loss=0.1,twice=0.05',
			),
			listen: one(words('<address>'), 'listen there instead of on 127.0.0.1; for containers'),
			fault: many(words('<fault>'), 'trouble, e.g. throttle,operation=Describe*,rate=0.3'),
		},
	},
	async (app, {flags}) =>
		app.simulate({
			port: flags.port,
			world: flags.world,
			accounts: flags.accounts,
			regions: flags.regions,
			speed: flags.speed,
			seed: flags.seed,
			throttle: flags.throttle,
			faults: flags.fault,
			like: flags.like,
			events: flags.events,
			eventQueue: flags['event-queue'],
			listen: flags.listen,
			isJson: flags.json,
		}),
);
