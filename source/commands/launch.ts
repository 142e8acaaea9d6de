import {type Decision, decisions} from '../core/actions/rings/run.ts';
import type {App} from './app.ts';
import {defineCommand} from './line/command.ts';
import {one, optional, toggle} from './line/flag.ts';
import {choice, executionId, file} from './line/kinds.ts';
import type {RingFlags} from './rings/launch.ts';
import {exitStatus, tellFailure} from './services.ts';
import {startingFlags} from './start/flags.ts';

/** Configure a launch on the screen, or start a plan. */
export const launch = defineCommand(
	{
		name: 'launch',
		arguments: {plan: optional(file('<plan>'))},
		text: 'configure a launch on the screen, or start what a plan says: JSON or YAML as the AWS CLI takes it, or -',
		flags: {
			...startingFlags,
			rings: one(
				file('<rings>'),
				'launch ring by ring, with gates between: YAML or JSON, as the README shows; the run has an ID, by which it is watched and taken up',
			),
			'take-up': one(
				executionId,
				'take a run over rings up where it stands; the plan and --rings too where another machine has begun it',
			),
			gate: one(
				choice('<decision>', decisions),
				'with --take-up: decide about the gate or the ring that waits, one of approve, go, pause, stop, skip, retry',
			),
			detach: toggle('with --rings or --take-up: end once a ring has been started; no later one starts by itself'),
			settle: one(
				choice('<start|forget>', ['start', 'forget']),
				'without a plan: start, or give up, what an earlier run left unresolved; forget also passes over lines of the journal that can’t be read',
			),
		},
		check: ({flags, args}) => [
			...(flags.settle === undefined || args.plan === undefined
				? []
				: ['rollgrid launch --settle takes no plan: it decides what an earlier run left']),
			...checkRings(flags, args.plan),
		],
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
		if (flags.rings !== undefined || flags['take-up'] !== undefined) {
			return runRings(app, {...flags, plan}, {...starting, isChecked, isDetached: flags.detach});
		}

		if (!isWithoutScreen && app.hasScreen) {
			return plan === undefined ? app.openConsole(async () => ({configure: {plan: null}})) : configure(app, plan);
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

	return app.openConsole(async () => ({configure: {plan: {request: parsed.request, origin: `plan ${path}`}}}));
}

type RingsGiven = {
	readonly rings?: string | undefined;
	readonly 'take-up'?: string | undefined;
	readonly gate?: Decision | undefined;
	readonly detach: boolean;
	readonly 'dry-run': boolean;
	readonly settle?: string | undefined;
	readonly watch: boolean;
};

/** Flags that exclude each other. */
function checkRings(flags: RingsGiven, plan: string | undefined): readonly string[] {
	const {rings, gate, detach, settle, 'take-up': takenUp, 'dry-run': isDryRun} = flags;
	return [
		rings !== undefined && plan === undefined
			? 'rollgrid launch --rings needs a plan: the rings are made of its locations'
			: '',
		rings === '-' && plan === '-' ? 'the plan and the rings can’t both be read from standard input' : '',
		takenUp !== undefined && plan !== undefined && rings === undefined
			? 'rollgrid launch --take-up takes a plan only together with --rings'
			: '',
		takenUp !== undefined && (isDryRun || settle !== undefined)
			? '--take-up goes with neither --dry-run nor --settle'
			: '',
		gate !== undefined && takenUp === undefined ? '--gate goes only with --take-up' : '',
		detach && rings === undefined && takenUp === undefined ? '--detach goes only with --rings or --take-up' : '',
		settle !== undefined && rings !== undefined ? '--settle and --rings don’t go together' : '',
	].filter(Boolean);
}

/** Launch ring by ring, or continue such a run. */
async function runRings(
	app: App,
	given: RingsGiven & {readonly plan?: string | undefined},
	flags: RingFlags,
): Promise<number> {
	const texts = await readTexts(app, given);
	if (typeof texts === 'number') {
		return texts;
	}

	const [{launchRings, takeUpRun}, {unlessInterrupted}, services] = await Promise.all([
		import('./rings/launch.ts'),
		import('./start/until-interrupted.ts'),
		app.openStartServices(),
	]);
	const runId = given['take-up'];
	if (runId !== undefined) {
		return takeUpRun(services, {runId, decision: given.gate, texts}, flags);
	}

	return texts === null
		? exitStatus.wrongUsage
		: unlessInterrupted(services, watched => launchRings(watched, texts, flags));
}

async function readTexts(
	app: App,
	{plan, rings}: {readonly plan?: string | undefined; readonly rings?: string | undefined},
) {
	if (plan === undefined || rings === undefined) {
		return null;
	}

	const [planText, ringsText] = [await app.readText(plan), await app.readText(rings)];
	for (const text of [planText, ringsText]) {
		if (!text.ok) {
			tellFailure(app, text.failure);
		}
	}

	return planText.ok && ringsText.ok
		? {plan: {file: plan, text: planText.value}, rings: {file: rings, text: ringsText.value}}
		: exitStatus.wrongUsage;
}
