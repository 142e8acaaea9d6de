import {defineCommand} from './line/command.ts';
import {optional} from './line/flag.ts';
import {file} from './line/kinds.ts';
import {exitStatus, tellFailure} from './services.ts';

/** Check everything that a fan-out needs before anything runs. */
export const doctor = defineCommand(
	{
		name: 'doctor',
		arguments: {plan: optional(file('<plan>'))},
		text: 'check identity, clock, roles and, of a plan, its runbook, Regions and every location; changes nothing',
		flags: {},
	},
	async (app, {flags, args: {plan}}) => {
		const text = plan === undefined ? null : await app.readText(plan);
		if (text !== null && !text.ok) {
			tellFailure(app, text.failure);
			return exitStatus.wrongUsage;
		}

		const [{doctor: check}, {settleAfter}, services] = await Promise.all([
			import('./doctor/run.ts'),
			import('./start/settle.ts'),
			app.openStartServices(),
		]);
		return settleAfter(
			services,
			check(services, {
				plan: plan === undefined || text === null ? null : {file: plan, text: text.value},
				isJson: flags.json,
				isAscii: flags.ascii,
			}),
		);
	},
);
