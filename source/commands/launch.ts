import type {App} from './app.ts';
import {defineCommand} from './line/command.ts';
import {one, optional} from './line/flag.ts';
import {choice, file} from './line/kinds.ts';
import {exitStatus, tellFailure} from './services.ts';
import {startingFlags} from './start/flags.ts';

/** Configure a launch on the screen, or start what a plan says. */
export const launch = defineCommand(
	{
		name: 'launch',
		arguments: {plan: optional(file('<plan>'))},
		text: 'configure a launch on the screen, or start what a plan says: JSON or YAML as the AWS CLI takes it, or -',
		flags: {
			...startingFlags,
			settle: one(
				choice('<start|forget>', ['start', 'forget']),
				'without a plan: start, or give up, what an earlier run left unresolved; forget also passes over lines of the journal that can’t be read',
			),
		},
		check: ({flags, args}) =>
			flags.settle === undefined || args.plan === undefined
				? []
				: ['rollgrid launch --settle takes no plan: it decides what an earlier run left'],
	},
	async (app, {flags, args: {plan}}) => {
		const starting = {
			isYes: flags.yes,
			isDryRun: flags['dry-run'],
			isWatch: flags.watch,
			isJson: flags.json,
		};
		const isChecked = flags.preflight ?? (flags.yes && !flags['dry-run']);
		const isWithoutScreen = Object.values(starting).some(Boolean) || flags.settle !== undefined || plan === '-';
		if (!isWithoutScreen && app.hasScreen) {
			return plan === undefined ? app.openConsole({configure: {plan: null}}) : configure(app, plan);
		}

		if (flags.settle !== undefined) {
			const {settle} = await import('./start/settle.ts');
			return settle(await app.openStartServices(), flags.settle, starting);
		}

		if (plan === undefined) {
			app.tell('× rollgrid launch needs a <plan> where no screen is opened: a file, or - for standard input');
			return exitStatus.wrongUsage;
		}

		const text = await app.readText(plan);
		if (!text.ok) {
			tellFailure(app, text.failure);
			return exitStatus.wrongUsage;
		}

		const [{launch: start}, {unlessInterrupted}] = await Promise.all([
			import('./launch/run.ts'),
			import('./start/until-interrupted.ts'),
		]);
		return unlessInterrupted(await app.openStartServices(), services =>
			start(services, {file: plan, text: text.value, ...starting, isChecked}),
		);
	},
);

/** Open the configure screens at the review of a plan; 2, with every mistake and its line, for one that can't be read or is wrong. */
async function configure(app: App, path: string): Promise<number> {
	const text = await app.readText(path);
	if (!text.ok) {
		tellFailure(app, text.failure);
		return exitStatus.wrongUsage;
	}

	const {parsePlan, printMistake} = await import('../core/planning/plan-file.ts');
	const parsed = parsePlan(text.value);
	if ('mistakes' in parsed) {
		for (const mistake of parsed.mistakes) {
			app.tell(`× ${printMistake(mistake, path)}`);
		}

		return exitStatus.wrongUsage;
	}

	return app.openConsole({configure: {plan: {request: parsed.request, origin: `plan ${path}`}}});
}
