import {randomUUID} from 'node:crypto';
import process from 'node:process';
import type {Aws} from '../adapters/aws/create-aws.ts';
import {CallRecorder} from '../adapters/system/call-recorder.ts';
import {systemClock} from '../adapters/system/clock.ts';
import {findTmuxClipboard} from '../adapters/system/tmux.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {exitStatus} from '../commands/services.ts';
import type {Origin} from '../core/domain/setup.ts';
import {isReadOnlyNow} from '../core/state/arming.ts';
import type {Programs} from '../ports/programs.ts';
import {ReadBudget} from '../runtime/budget.ts';
import {paceReads} from '../runtime/pace-reads.ts';
import type {Ports} from '../runtime/ports.ts';
import {type Machine, startRuntime} from '../runtime/start.ts';
import {detectClipboard} from '../terminal/capabilities.ts';
import {type OpenConsole, openConsole as openCells} from '../ui/open-console.ts';
import {actAs, awsOrigin} from './act-as.ts';
import {inTurns} from './ask-for-code.ts';
import {reportBug} from './bug.ts';
import {isInkOnly, sayOfCertificates, screenOptions} from './first-screen.ts';
import {type KeptFiles, keptPorts, openKept} from './kept-files.ts';
import {ownCommandLine} from './own-command-line.ts';
import {readCommands} from './own-commands.ts';
import type {ConsoleOpening, Preparation} from './screen.ts';
import {openAws, openSettings, readConsoleOptions} from './services.ts';
import {sideWords} from './side-words.ts';
import {later, SwitchedAws} from './switched-aws.ts';
import {tellWayBack} from './tell-way-back.ts';

/** How long the end of the console waits for what was seen last to be on disk. */
const keepWithinMs = 1000;

/** Values that become known only after the first frame, or change while the console is open. */
type Late = {
	now: () => number;
	isSimulated: boolean;
	isRecorded: boolean;
	giveCode: (code: string | null) => void;
	/** Who acts, and where, as the operator chose. */
	chosen: Origin;
	readonly switched: SwitchedAws;
};

type Runtime = ReturnType<typeof startRuntime>;

/**
Open the console. It draws the first frame before it loads anything else that takes time.
*/
export async function openConsole(
	flags: GlobalValues,
	machine: Machine,
	{prepare, hasSetup, isRehearsal, first}: ConsoleOpening,
): Promise<number> {
	const commands = hasSetup ? await readCommands(machine, async () => first?.close()) : {};
	if (typeof commands === 'number') {
		return commands;
	}

	const {promise: hasQuit, resolve: quit} = Promise.withResolvers<void>();
	const {promise: files, resolve: haveFiles} = Promise.withResolvers<KeptFiles>();
	const recorder = new CallRecorder(flags['debug-log']);
	const late = createLate();
	const bugs: unknown[] = [];
	const endWith = (bug: unknown): void => {
		bugs.push(bug);
		quit();
	};
	const runtime = startRuntime(
		machine,
		{
			...latePorts(flags, late, files),
			...(hasSetup && {setup: createSetup(flags, late)}),
			terminal: createTerminalPort(() => opened, quit),
		},
		{
			...readConsoleOptions(flags),
			commands,
			followsAttempts: true,
			isRehearsal,
			clipboard: detectClipboard(process.env),
		},
		endWith,
	);
	const open = await loadScreen(flags);
	const note = (words: string): void => {
		recorder.note(words, systemClock.now());
		runtime.store.dispatch({type: 'side-words-heard'});
	};
	const end = (): void => {
		release();
		if (!late.isRecorded) {
			tellWayBack(isRehearsal ? 'rehearsal' : late.isSimulated ? 'demo' : runtime.store.getState());
		}
	};
	first?.takeOver(end).forEach(note);
	const release = sideWords.capture(note);
	const screen = first?.options ?? screenOptions(flags, end);
	const opened: OpenConsole = open({
		...screen,
		store: runtime.store,
		listCalls: () => recorder.listEntries(),
		window: {...screen.window, notify: flags.notify},
		first,
	});
	// Not before the first frame is out.
	setImmediate(() => {
		startLater(runtime);
		prepare()
			.then(preparation => begun(preparation, {late, runtime, recorder, haveFiles}))
			.catch(endWith);
	});
	await hasQuit;
	runtime.stop();
	// Save what was seen last; a disk that doesn't respond delays nobody.
	await Promise.race([runtime.keep(), new Promise(resolve => setTimeout(resolve, keepWithinMs))]);
	await opened.close();
	end();
	return bugs.length > 0 ? Math.max(...bugs.map(reportBug)) : exitStatus.done;
}

function createTerminalPort(opened: () => OpenConsole, quit: () => void): Ports['terminal'] {
	return {
		quit,
		redraw: () => opened().redraw(),
		suspend: () => opened().suspend(),
		handOver: run => opened().handOver(run),
		copy: copied => opened().copy(copied),
	};
}

function createLate(): Late {
	return {
		now: systemClock.now,
		isSimulated: false,
		isRecorded: false,
		giveCode() {},
		chosen: {profile: null, region: null},
		switched: new SwitchedAws(),
	};
}

/** The ports of the console: they exist at once, and respond when the code behind them has been loaded. */
function latePorts(flags: GlobalValues, late: Late, files: Promise<KeptFiles>): Omit<Ports, 'terminal'> {
	const {switched} = late;
	const clock = {now: () => late.now(), wakeAfter: systemClock.wakeAfter};
	const aws = {
		automation: switched.port('automation'),
		catalog: switched.port('catalog'),
		choices: switched.port('choices'),
		readiness: switched.port('readiness'),
	};
	return {
		...paceReads(aws, new ReadBudget(clock, flags.rate)),
		directory: switched.port('directory'),
		roles: switched.port('roles'),
		measureClockSkew: switched.measureClockSkew,
		sessions: switched.port('sessions'),
		stacks: switched.port('stacks'),
		...(flags.events === undefined ? {} : {hints: switched.hints()}),
		programs: later(() => openPrograms(() => actAs(flags, late.chosen))),
		files: later(async () => (await import('../adapters/system/files.ts')).systemFiles),
		rehearsals: later(async () => (await import('../adapters/system/rehearsals.ts')).systemRehearsals),
		settings: openSettings,
		locateCentral: switched.locateCentral,
		...keptPorts(files),
		giveCode: code => late.giveCode(code),
		createId: () => randomUUID(),
		clock,
	};
}

/** Open the operator's own programs, and our own commands, which run with the identity that is chosen now. */
async function openPrograms(flagsNow: () => GlobalValues): Promise<Programs> {
	const {systemPrograms, runOwnCommand} = await import('../adapters/system/programs.ts');
	return {
		...systemPrograms,
		runOwn: command => runOwnCommand(ownCommandLine(command, process.argv.slice(2), flagsNow()), command === 'doctor'),
	};
}

/** The possible identities, and the choice among them. */
function createSetup(flags: GlobalValues, late: Late) {
	return {
		read: late.switched.readSetup,
		async choose(origin: Origin): Promise<string> {
			late.chosen = {profile: origin.profile ?? late.chosen.profile, region: origin.region};
			await late.switched.choose(late.chosen);
			return readConsoleOptions(actAs(flags, late.chosen)).watchCommand;
		},
	};
}

/** Load what draws the console. */
async function loadScreen(flags: GlobalValues): Promise<typeof openCells> {
	if (isInkOnly(flags)) {
		await sayOfCertificates();
		return (await import('../ui/open-plain-ink.tsx')).openPlainInk;
	}

	return openCells;
}

/** Everything that can wait until after the first frame. */
function startLater({store}: Runtime): void {
	void findTmuxClipboard(process.env).then(passesOn => {
		if (passesOn) {
			store.dispatch({type: 'clipboard-known', trust: 'taken'});
		}
	});
}

type Opening = {
	readonly late: Late;
	readonly runtime: Runtime;
	readonly recorder: CallRecorder;
	readonly haveFiles: (files: KeptFiles) => void;
};

/** Open the console's ports and its first screen, from the preparation and the command line. */
async function begun(preparation: Preparation, {late, runtime, recorder, haveFiles}: Opening): Promise<void> {
	const {aws: options, executionId, runId, configure, stateFolder, now, isSimulated = false, recorded} = preparation;
	const {store} = runtime;
	late.now = now ?? late.now;
	late.isSimulated = isSimulated;
	late.isRecorded = recorded !== undefined;
	const askForCode = inTurns(question => {
		const {promise: code, resolve} = Promise.withResolvers<string | null>();
		late.giveCode = resolve;
		store.dispatch({type: 'code-asked', ...question});
		return code;
	});
	// The console decides whether it is armed: its keys and the ports then refuse the same, at the same time.
	const isReadOnly = (): boolean => isReadOnlyNow({...store.getState(), now: late.now()});
	const reopen = async (origin: Origin): Promise<Aws> =>
		recorded === undefined ? openReal(origin) : (await import('./recorded.ts')).recordedAws(recorded);
	const openReal = (origin: Origin): Promise<Aws> =>
		openAws({...options, ...awsOrigin(options, origin), isReadOnly, askForCode}, recorder, {
			stateFolder,
			onTrouble: because => store.dispatch({type: 'audit-failed', because}),
		});
	const [opened, kept] = await Promise.all([reopen(late.chosen), openKept(stateFolder, recorded)]);
	haveFiles(kept);
	late.switched.begin(opened, reopen);
	const open = executionId !== null ? {executionId} : runId !== undefined ? {runId} : null;
	store.dispatch({type: 'started', open});
	if (configure !== undefined) {
		store.dispatch(configure.plan === null ? {type: 'configure-asked'} : {type: 'plan-opened', ...configure.plan});
	}
}
