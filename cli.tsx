#!/usr/bin/env node
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import nodeModule from 'node:module';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline/promises';
import packageJson from './package.json' with {type: 'json'};
import type {AwsOptions} from './source/adapters/aws/create-aws.ts';
import {CallRecorder} from './source/adapters/system/call-recorder.ts';
import {systemClock} from './source/adapters/system/clock.ts';
import {findUsageMistakes, type GivenFlags} from './source/commands/check-usage.ts';
import {number, parseCommandLine, text, texts} from './source/commands/command-line.ts';
import {exitStatus, type Services} from './source/commands/services.ts';
import {commands, printHelp} from './source/commands/usage.ts';
import type {ConsoleOptions} from './source/core/state/state.ts';
import type {SimulatorOptions} from './source/simulator/simulator.ts';
import type {ThemeName} from './source/ui/theme.ts';

/* The composition root: flags → adapters → runtime → a command or the console. The only file that names a concrete adapter. */

const leastNode = 22;

/** When what has been compiled is put on disk, for the next start: late enough not to be in the way. */
const keepCompiledAfterMs = 5000;

async function main(argv: readonly string[]): Promise<number> {
	const {words, flags} = await parseCommandLine(argv);
	const [name = ''] = words;
	if (flags.help) {
		process.stdout.write(printHelp(name));
		return exitStatus.done;
	}

	if (flags.version) {
		process.stdout.write(`${packageJson.version}\n`);
		return exitStatus.done;
	}

	const mistakes = findUsageMistakes(words, flags);
	if (mistakes.length > 0) {
		const help = commands.some(command => command.name === name)
			? `rollgrid ${name} --help`.replace('  ', ' ')
			: 'rollgrid --help';
		process.stderr.write(`${mistakes.map(mistake => `✖ ${mistake}`).join('\n')}\n  ${help} tells more.\n`);
		return exitStatus.wrongUsage;
	}

	return run(name, words.slice(1), flags);
}

async function run(name: string, words: readonly string[], flags: GivenFlags): Promise<number> {
	const executionId = words[0] ?? '';
	switch (name) {
		case '':
			return hasScreen(flags)
				? openConsole(flags, async () => ({aws: awsOptions(flags), executionId: null}))
				: run('list', [], flags);
		case 'watch': {
			if (flags.json || !hasScreen(flags)) {
				const {watch} = await import('./source/commands/watch.ts');
				return watch(await createServices(flags, awsOptions(flags)), executionId, flags.json ? 'json' : 'plain');
			}

			return openConsole(flags, async () => ({aws: awsOptions(flags), executionId}));
		}

		case 'list': {
			const {list, parseSince} = await import('./source/commands/list.ts');
			const since = flags.since === undefined ? undefined : parseSince(String(flags.since), Date.now());
			if (flags.since !== undefined && since === undefined) {
				process.stderr.write(
					`✖ --since "${String(flags.since)}" is no time: write 30m, 2h, 3d or 2026-11-23T03:00:00Z\n`,
				);
				return exitStatus.wrongUsage;
			}

			return list(await createServices(flags, awsOptions(flags)), {
				statuses: texts(flags.status),
				document: text(flags.document),
				since,
				limit: number(flags.limit) ?? 50,
				isJson: Boolean(flags.json),
			});
		}

		case 'show': {
			const {show} = await import('./source/commands/show.ts');
			const location = texts(flags.location)[0];
			return show(await createServices(flags, awsOptions(flags)), {
				executionId,
				location,
				step: text(flags.step),
				isJson: Boolean(flags.json),
			});
		}

		case 'cancel': {
			const {cancel} = await import('./source/commands/cancel.ts');
			return cancel(await createServices(flags, awsOptions(flags)), {
				executionId,
				locations: texts(flags.location),
				isYes: Boolean(flags.yes),
			});
		}

		case 'launch':
		case 'retry':
			return start(name, words[0] ?? '', flags);
		case 'simulate':
			return simulate(flags);
		default:
			return demo(flags);
	}
}

/** The commands that start something: with the journal that keeps it from being started twice. */
async function start(name: 'launch' | 'retry', argument: string, flags: GivenFlags): Promise<number> {
	const [{createJournal}, {findStateFolder}, services] = await Promise.all([
		import('./source/adapters/state-folder/journal.ts'),
		import('./source/adapters/state-folder/state-folder.ts'),
		createServices(flags, awsOptions(flags)),
	]);
	const journal = createJournal(join(findStateFolder(process.env, process.platform), 'launches.ndjson'));
	const starting = {
		isYes: Boolean(flags.yes),
		isDryRun: Boolean(flags['dry-run']),
		isWatch: Boolean(flags.watch),
		isJson: Boolean(flags.json),
	};
	if (name === 'retry') {
		const {retry} = await import('./source/commands/retry.ts');
		const wanted = {locations: texts(flags.location), statuses: texts(flags.status).flatMap(one => one.split(','))};
		return retry({...services, journal}, {executionId: argument, ...wanted, ...starting});
	}

	const {launch} = await import('./source/commands/launch.ts');
	try {
		const plan = await readFile(argument === '-' ? '/dev/stdin' : argument, 'utf8');
		return await launch({...services, journal}, {file: argument, text: plan, ...starting});
	} catch (error) {
		process.stderr.write(`✖ The plan ${argument} can't be read: ${(error as Error).message}\n`);
		return exitStatus.wrongUsage;
	}
}

/** Whether the console can be opened: a terminal on both ends that can do more than lines. */
function hasScreen(flags: GivenFlags): boolean {
	return Boolean(process.stdout.isTTY && process.stdin.isTTY) && process.env.TERM !== 'dumb' && !flags.plain;
}

type SimulatorAws = Pick<AwsOptions, 'region' | 'endpointUrl' | 'credentials'>;

function awsOptions(flags: GivenFlags, simulator: Partial<SimulatorAws> = {}): Omit<AwsOptions, 'callLog'> {
	const roles = texts(flags.role);
	return {
		region: text(flags.region),
		profile: text(flags.profile),
		endpointUrl: text(flags['endpoint-url']),
		roles: roles.length > 0 ? roles : ['RollgridOperatorRole', 'AWS-SystemsManager-AutomationExecutionRole'],
		externalId: text(flags['external-id']),
		profiles: {},
		timeoutMs: (number(flags.timeout) ?? 15) * 1000,
		isReadOnly: () => Boolean(flags['read-only']),
		clock: systemClock,
		userName: readUserName(),
		...simulator,
	};
}

type AppServices = Services & {readonly recorder: CallRecorder};

async function createServices(
	flags: GivenFlags,
	options: Omit<AwsOptions, 'callLog'>,
	recorder = new CallRecorder(text(flags['debug-log'])),
): Promise<AppServices> {
	const {createAws} = await import('./source/adapters/aws/create-aws.ts');
	return {
		...createAws({...options, callLog: recorder}),
		recorder,
		clock: systemClock,
		options: readConsoleOptions(flags),
		rate: number(flags.rate) ?? 1.5,
		traffic: () => recorder.traffic(),
		createId: randomUUID,
		print: line => void process.stdout.write(`${line}\n`),
		tell: line => void process.stderr.write(`${line}\n`),
		confirm,
		interrupted: new Promise(resolve => {
			process.once('SIGINT', resolve);
			process.once('SIGTERM', resolve);
		}),
	};
}

function readConsoleOptions(flags: GivenFlags): ConsoleOptions {
	return {
		pace: {baseMs: (number(flags.interval) ?? 2) * 1000, quietMs: 15_000, troubledMs: 60_000},
		isReadOnly: Boolean(flags['read-only']),
		dangerousRunbooks: [],
		watchCommand: watchCommand({
			profile: text(flags.profile),
			region: text(flags.region),
			endpointUrl: text(flags['endpoint-url']),
		}),
	};
}

/** The words that bring one back to a fan-out, with the flags that say where it is. */
function watchCommand({profile, region, endpointUrl}: Pick<AwsOptions, 'profile' | 'region' | 'endpointUrl'>): string {
	const place = [
		profile === undefined ? '' : ` --profile ${profile}`,
		region === undefined ? '' : ` --region ${region}`,
		endpointUrl === undefined ? '' : ` --endpoint-url ${endpointUrl}`,
	];
	return `rollgrid watch${place.join('')}`;
}

async function confirm(question: string): Promise<boolean> {
	if (!process.stdin.isTTY) {
		return false;
	}

	const line = createInterface({input: process.stdin, output: process.stderr});
	const answer = await line.question(`${question} [y/N] `);
	line.close();
	return /^y(es)?$/i.test(answer.trim());
}

/** What the console needs to know before it asks AWS anything; found out while the first frame is already shown. */
type Preparation = {
	readonly aws: Omit<AwsOptions, 'callLog'>;
	readonly executionId: string | null;
	/** The present of a world that lives and ends with this process, and may run faster than the machine's clock. */
	readonly now?: () => number;
};

/**
Open the console. The terminal is taken and the first frame painted before anything that takes time is loaded.
*/
async function openConsole(flags: GivenFlags, prepare: () => Promise<Preparation>): Promise<number> {
	const [{startRuntime}, {openConsole: open}, {themes}, {comeBackCommand}] = await Promise.all([
		import('./source/runtime/start.ts'),
		flags['plain-ink']
			? import('./source/ui/open-plain-ink.tsx').then(({openPlainInk}) => ({openConsole: openPlainInk}))
			: import('./source/ui/open-console.ts'),
		import('./source/ui/theme.ts'),
		import('./source/core/state/reducers/keys.ts'),
	]);
	const {promise: hasQuit, resolve: quit} = Promise.withResolvers<void>();
	const {promise: prepared, resolve: haveServices} = Promise.withResolvers<AppServices>();
	const recorder = new CallRecorder(text(flags['debug-log']));
	let {now} = systemClock;
	let isSimulated = false;
	const bugs: unknown[] = [];
	const endWith = (bug: unknown): void => {
		bugs.push(bug);
		quit();
	};
	const runtime = startRuntime(
		{
			automation: later(prepared.then(({automation}) => automation)),
			directory: later(prepared.then(({directory}) => directory)),
			locateCentral: async () => (await prepared).locateCentral(),
			clock: {now: () => now(), wakeAfter: systemClock.wakeAfter},
			terminal: {
				quit,
				redraw: () => opened.redraw(),
				suspend: () => opened.suspend(),
				copy: copied => opened.copy(copied),
			},
		},
		readConsoleOptions(flags),
		number(flags.rate) ?? 1.5,
		randomUUID,
		endWith,
	);
	const tellWayBack = (): void => {
		const back = comeBackCommand(runtime.store.getState());
		if (isSimulated) {
			process.stderr.write('The demo ends here, and its world with it. On AWS the fan-outs go on.\n');
		} else if (back !== undefined) {
			process.stderr.write(`Fan-outs go on. To come back: ${back}\n`);
		}
	};
	const opened = open({
		store: runtime.store,
		look: {
			palette: themes[(text(flags.theme) ?? 'dark') as ThemeName],
			isAscii: Boolean(flags.ascii),
			hasColor: flags.color !== false && !process.env.NO_COLOR,
		},
		listCalls: () => recorder.listLines(),
		stdin: process.stdin,
		stdout: process.stdout,
		onEnd: tellWayBack,
	});
	// Not before the first frame is out.
	setImmediate(() => {
		prepare()
			.then(async ({aws, executionId, now: worldNow}) => {
				now = worldNow ?? now;
				isSimulated = worldNow !== undefined;
				haveServices(await createServices(flags, aws, recorder));
				runtime.store.dispatch({type: 'started', open: executionId === null ? null : {executionId}});
			})
			.catch(endWith);
	});
	await hasQuit;
	runtime.stop();
	await opened.close();
	tellWayBack();
	for (const bug of bugs) {
		process.stderr.write(`rollgrid has a bug: ${bug instanceof Error ? bug.stack : String(bug)}\n`);
	}

	return bugs.length > 0 ? exitStatus.notAllSucceeded : exitStatus.done;
}

/** A port that answers as soon as the real one is there. */
function later<T extends object>(port: Promise<T>): T {
	return new Proxy({} as T, {
		get:
			(_, name) =>
			async (...args: readonly unknown[]): Promise<unknown> =>
				((await port) as Record<string | symbol, (...args: readonly unknown[]) => unknown>)[name]?.(...args),
	});
}

async function simulate(flags: GivenFlags): Promise<number> {
	const {parseFault, speedClock, startSimulator} = await import('./source/simulator/simulator.ts');
	try {
		const simulator = await startSimulator({
			world: await loadWorld(flags),
			clock: speedClock(number(flags.speed) ?? 1),
			port: number(flags.port) ?? 0,
			throttle: flags.throttle !== false,
			faults: texts(flags.fault).map(parseFault),
			...given('seed', number(flags.seed)),
			...given('accounts', number(flags.accounts)),
			...given('regions', number(flags.regions)),
		});
		const {endpoint, region, centralAccount, env} = simulator;
		process.stdout.write(
			flags.json
				? `${JSON.stringify({endpoint, region, centralAccount, env})}\n`
				: `${Object.entries(env)
						.map(([name, value]) => `export ${name}=${value}`)
						.join('\n')}\n`,
		);
		process.stderr.write(`Simulating AWS at ${endpoint}; Ctrl+C ends it.\n`);
		await new Promise(resolve => {
			process.once('SIGINT', resolve);
			process.once('SIGTERM', resolve);
		});
		await simulator.close();
		return exitStatus.done;
	} catch (error) {
		const {code, message} = error as {readonly code?: string; readonly message?: string};
		process.stderr.write(
			code === 'EADDRINUSE'
				? `✖ Port ${String(flags.port)} is taken. Name another --port, or none to take any that is free.\n`
				: `✖ ${message}\n`,
		);
		return exitStatus.wrongUsage;
	}
}

/** The world that the flags name: one that ships, or a file. Numbers of accounts or Regions mean the generated one. */
async function loadWorld(flags: GivenFlags): Promise<NonNullable<SimulatorOptions['world']>> {
	const name = text(flags.world) ?? (flags.accounts === undefined && flags.regions === undefined ? 'seed' : 'large');
	if (name === 'seed' || name === 'demo' || name === 'large') {
		return name;
	}

	const [{parseWorldFile}, {createWorld}] = await Promise.all([
		import('./source/simulator/world-file/parse-world-file.ts'),
		import('./source/simulator/world.ts'),
	]);
	const parsed = parseWorldFile(await readFile(name, 'utf8'));
	if ('mistakes' in parsed) {
		const lines = parsed.mistakes.map(
			({line, column, path, message}) => `${name}:${line}:${column} ${path}: ${message}`,
		);
		throw new RangeError(`The world file can't be used\n  ${lines.join('\n  ')}`);
	}

	return startMs => createWorld(parsed.definition, startMs);
}

async function demo(flags: GivenFlags): Promise<number> {
	const isScreen = hasScreen(flags) && !flags.json;
	const prepare = async () => {
		const {speedClock, startDemoRollout, startSimulator} = await import('./source/simulator/simulator.ts');
		const clock = speedClock(number(flags.speed) ?? (isScreen ? 1 : 20));
		const simulator = await startSimulator({world: 'demo', clock});
		const executionId = startDemoRollout(simulator.world);
		const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = ''} = simulator.env;
		const {region, endpoint: endpointUrl, centralAccount: accountId} = simulator;
		const [{principalArn: arn = ''} = {}] = simulator.world.people.values();
		const known = {identity: {accountId, arn}, central: {accountId, region}};
		return {
			aws: {...awsOptions(flags, {region, endpointUrl, credentials: {accessKeyId, secretAccessKey}}), known},
			executionId,
			now: () => clock.now(),
		};
	};
	if (isScreen) {
		return openConsole(flags, prepare);
	}

	const [{watch}, {aws, executionId, now}] = await Promise.all([import('./source/commands/watch.ts'), prepare()]);
	const services = await createServices(flags, aws);
	const clock = {...services.clock, now};
	const status = await watch({...services, clock}, executionId, flags.json ? 'json' : 'plain');
	// Some locations of the demo fail on purpose: that the rollout was shown to its end is what counts.
	return status === exitStatus.notAllSucceeded ? exitStatus.done : status;
}

function readUserName(): string {
	try {
		return userInfo().username;
	} catch {
		return 'operator';
	}
}

function given<K extends string, V>(name: K, value: V | undefined): {readonly [N in K]?: V} {
	return value === undefined ? {} : ({[name]: value} as {readonly [N in K]: V});
}

if (Number(process.versions.node.split('.')[0]) < leastNode) {
	process.stderr.write(`rollgrid needs Node.js ${leastNode} or later; this is ${process.version}.\n`);
	process.exitCode = exitStatus.wrongUsage;
} else {
	process.stdout.on('error', () => process.exit(exitStatus.done));
	// A third of the time that the SDK takes to load is compiling. Node 22.8 and later can keep the result.
	nodeModule.enableCompileCache?.();
	setTimeout(() => nodeModule.flushCompileCache?.(), keepCompiledAfterMs).unref();
	const status = await main(process.argv.slice(2));
	// Sockets that are kept alive would hold the process; what was printed is to be out first.
	process.stdout.write('', () => process.exit(status));
}
