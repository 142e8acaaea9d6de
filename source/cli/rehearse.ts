import type {Stage, StageOptions} from '../commands/app.ts';
import {type GlobalValues, globalDefaults} from '../commands/line/global-flags.ts';
import {planWorld, printWorldFile} from '../core/planning/world-file.ts';
import {readEarlierDurations} from '../runtime/read-earlier-durations.ts';
import type {WorldDefinition} from '../simulator/world-definition.ts';
import {awsOptions} from './aws-options.ts';
import {openPassingFolder} from './passing-folder.ts';
import {parseWorld, readWorldFile} from './read-world-file.ts';
import {openScreen} from './screen.ts';
import {openRecords} from './services.ts';

/** The speed of a rehearsal on the screen: a fan-out of an hour ends after six minutes, slow enough to watch. */
const usualSpeed = 10;

/** Make a world to rehearse a plan in, or list everything that is wrong with its name or file. Makes no call. */
export async function openStage(
	flags: GlobalValues,
	options: StageOptions,
): Promise<Stage | {readonly mistakes: readonly string[]}> {
	const {request, failures, slowShare, seed} = options;
	const definition = await loadDefinition(options).catch((error: unknown) => {
		if (error instanceof RangeError) {
			return {mistakes: error.message.split('\n')};
		}

		throw error;
	});
	if ('mistakes' in definition) {
		return definition;
	}

	const {prepareRehearsal} = await import('../simulator/rehearsal/prepare.ts');
	const {tryPlan} = await import('./try-plan.ts');
	const earlierMs = await readEarlierDurations(await openRecords(), definition.central, request.DocumentName);
	const prepared = prepareRehearsal({...definition, seed}, request, {failures, slowShare, earlierMs});
	if ('refusal' in prepared) {
		return {mistakes: [`The plan can’t be rehearsed in this world: ${prepared.refusal}`]};
	}

	const {notes} = prepared;
	return {
		notes:
			earlierMs.length === 0
				? notes
				: [
						...notes,
						`Durations are drawn from ${earlierMs.length} locations of earlier fan-outs of ${request.DocumentName}`,
					],
		tryPlan: () => tryPlan(prepared, request, {failures, slowShare, seed}),
		openConsole: () => openRehearsal(flags, prepared.withAdded(), options),
	};
}

/** Read the named world, or make one from what the plan names. */
async function loadDefinition({
	world,
	request,
}: StageOptions): Promise<WorldDefinition | {readonly mistakes: readonly string[]}> {
	const startMs = Date.now();
	switch (world) {
		case undefined: {
			const contents = planWorld(request);
			return 'mistakes' in contents ? contents : parseWorld(printWorldFile(contents), 'the plan’s own world');
		}
		case 'demo':
			return (await import('../simulator/worlds/demo.ts')).demoWorld({nowMs: startMs}).definition;
		case 'seed':
			return (await import('../simulator/worlds/seed.ts')).seedWorld(startMs).definition;
		case 'large':
			return (await import('../simulator/worlds/large.ts')).largeWorld({accounts: 5000, regions: 20, startMs, seed: 1})
				.definition;
		default:
			return readWorldFile(world);
	}
}

/** Flags that lead to AWS, or limit what may be done there: they have no meaning in a rehearsal. */
function withoutAws(flags: GlobalValues): GlobalValues {
	const {
		theme,
		ascii,
		mouse,
		notify,
		color,
		plain,
		interval,
		'window-title': title,
		'screen-reader': reader,
		'plain-ink': ink,
		'debug-log': log,
	} = flags;
	return {
		...globalDefaults,
		...{theme, ascii, mouse, notify, color, plain, interval},
		...{'window-title': title, 'screen-reader': reader, 'plain-ink': ink, 'debug-log': log},
	};
}

/** Open the console on the rehearsal's world, at the review of the plan. It has only this machine's own address and invented credentials. */
function openRehearsal(
	flags: GlobalValues,
	definition: WorldDefinition,
	{request, origin, speed}: StageOptions,
): Promise<number> {
	const own = withoutAws(flags);
	const prepare = async () => {
		const [{startSimulator}, {speedClock}, {createWorld}] = await Promise.all([
			import('../simulator/simulator.ts'),
			import('../simulator/clock.ts'),
			import('../simulator/create-world.ts'),
		]);
		const clock = speedClock(speed ?? usualSpeed);
		const simulator = await startSimulator({world: startMs => createWorld(definition, startMs), clock});
		const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = ''} = simulator.env;
		const {region, endpoint: endpointUrl, centralAccount: accountId} = simulator;
		demandLoopback(endpointUrl);
		const [{principalArn: arn = ''} = {}] = simulator.world.people.values();
		const known = {identity: {accountId, arn}, central: {accountId, region}};
		return {
			isSimulated: true,
			aws: {...awsOptions(own, {region, endpointUrl, credentials: {accessKeyId, secretAccessKey}}), known},
			executionId: null,
			configure: {plan: {request, origin}},
			stateFolder: openPassingFolder('rehearsal'),
		};
	};
	return openScreen(own, prepare, {hasSetup: false, isRehearsal: true});
}

/** @throws Error, as a bug, where a rehearsal would call anything but this machine. */
function demandLoopback(endpointUrl: string): void {
	if (new URL(endpointUrl).hostname !== '127.0.0.1') {
		throw new Error(`A rehearsal is played on 127.0.0.1 only, not at ${endpointUrl}`);
	}
}
