import {randomUUID} from 'node:crypto';
import {hostname} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline/promises';
import type {Aws, AwsOptions} from '../adapters/aws/create-aws.ts';
import {CallRecorder} from '../adapters/system/call-recorder.ts';
import {systemClock} from '../adapters/system/clock.ts';
import {collectEarly} from '../adapters/system/memory.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import type {Services} from '../commands/services.ts';
import {quoteForBash} from '../core/domain/quote.ts';
import type {ConsoleOptions} from '../core/state/state.ts';
import {describePassedOver} from '../core/status/identity-words.ts';
import {sayAskingMachine} from '../core/status/setup-words.ts';
import type {AuditLog} from '../ports/audit-log.ts';
import type {ChangeJournal} from '../ports/change-journal.ts';
import type {Happenings} from '../ports/happenings.ts';
import type {Journal} from '../ports/journal.ts';
import type {Records} from '../ports/records.ts';
import type {Runs} from '../ports/runs.ts';
import type {Settings} from '../ports/settings.ts';
import type {TypedLines} from '../ports/typed-lines.ts';
import {ReadBudget} from '../runtime/budget.ts';
import {paceReads} from '../runtime/pace-reads.ts';
import {askForCodeInLines, inTurns} from './ask-for-code.ts';
import {awsOptions, readUserName} from './aws-options.ts';
import {printInColor} from './print-in-color.ts';
import {signals} from './process-signals.ts';
import {standardStreams} from './streams.ts';

export type AppServices = Services &
	ReturnType<typeof paceReads> &
	Pick<Aws, 'roles' | 'stackSets' | 'documents' | 'measureClockSkew'> & {readonly recorder: CallRecorder};

/** The AWS adapters, which ask as often as they are told to: whoever opens them holds their reads to the rate. */
export async function openAws(
	options: Omit<AwsOptions, 'callLog'>,
	callLog: CallRecorder,
	audit: AuditOptions = {},
): Promise<Aws> {
	const [{createAws}, auditLog] = await Promise.all([import('../adapters/aws/create-aws.ts'), openAuditLog(audit)]);
	return createAws({askForCode: inTurns(askForCodeInLines(signals.signal)), ...options, callLog, auditLog});
}

/** What the commands work with. Loads the SDK, so not before there is something to ask. */
export async function createServices(
	flags: GlobalValues,
	options: Omit<AwsOptions, 'callLog'>,
	recorder = new CallRecorder(flags['debug-log']),
	audit: AuditOptions = {},
): Promise<AppServices> {
	// Without a screen nobody waits for a first frame.
	collectEarly();
	const aws = await openAws(options, recorder, audit);
	const consoleOptions = readConsoleOptions(flags);
	return {
		...aws,
		...paceReads(aws, new ReadBudget(systemClock, flags.rate)),
		locateCentral: tellingOnce(aws),
		recorder,
		clock: systemClock,
		// A command is over before its arming is.
		options: {...consoleOptions, isReadOnly: consoleOptions.isReadOnly && consoleOptions.armForMs === undefined},
		failsFast: flags['fail-fast'],
		commandLine: command => commandLine(command, placeOf(flags)),
		traffic: () => recorder.traffic(),
		createId: randomUUID,
		loadMachine: async () => (await import('./machine.ts')).machine,
		...standardStreams,
		print: printInColor(flags.color, standardStreams.print),
		confirm,
		interrupted: signals.interrupted,
	};
}

/** Where it takes longer than this to learn who acts, a line says what is being asked. */
const patienceMs = 1000;

async function tellOfMachine(readSetup: Aws['readSetup']): Promise<void> {
	const line = await readSetup().then(sayAskingMachine, () => null);
	if (line !== null) {
		standardStreams.tell(`${line}. Ctrl+C ends it.`);
	}
}

/** What was passed over on the way to the credentials is told once, on stderr: nobody is to act elsewhere than they think. */
function tellingOnce({locateCentral, readSetup}: Pick<Aws, 'locateCentral' | 'readSetup'>): Aws['locateCentral'] {
	let isTold = false;
	return async () => {
		const callOff = systemClock.wakeAfter(patienceMs, () => void tellOfMachine(readSetup));
		const located = await locateCentral().finally(callOff);
		const line = located.ok ? describePassedOver(located.value.identity) : null;
		if (!isTold && line !== null) {
			isTold = true;
			standardStreams.tell(`AWS settings ${line}`);
		}

		return located;
	};
}

/** Where actions are kept, and who is told when they can't be. */
export type AuditOptions = {
	/** The operator's own state folder if left out. */
	readonly stateFolder?: string | undefined;
	/** Standard error if left out. */
	readonly onTrouble?: (because: string) => void;
};

async function openAuditLog({stateFolder, onTrouble = tellOnStderr}: AuditOptions): Promise<AuditLog> {
	const [{createAuditLog}, {findStateFolder}] = await Promise.all([
		import('../adapters/state-folder/audit-log.ts'),
		import('../adapters/state-folder/state-folder.ts'),
	]);
	const folder = stateFolder ?? findStateFolder(process.env, process.platform);
	const machine = {userName: readUserName(), hostName: hostname(), processId: process.pid};
	return createAuditLog(join(folder, 'actions.ndjson'), machine, onTrouble);
}

function tellOnStderr(line: string): void {
	standardStreams.tell(`× ${line}`);
}

/** The journal of starts, in the operator's state folder if not in another. */
export async function openJournal(folder?: string): Promise<Journal> {
	const [{createJournal}, {findStateFolder}] = await Promise.all([
		import('../adapters/state-folder/journal.ts'),
		import('../adapters/state-folder/state-folder.ts'),
	]);
	return createJournal(join(folder ?? findStateFolder(process.env, process.platform), 'launches.ndjson'));
}

/** Where what is seen of fan-outs is kept, in the operator's state folder if not in another. */
export async function openRecords(folder?: string): Promise<Records> {
	const [{createRecords}, {findStateFolder}] = await Promise.all([
		import('../adapters/state-folder/records.ts'),
		import('../adapters/state-folder/state-folder.ts'),
	]);
	return createRecords(join(folder ?? findStateFolder(process.env, process.platform), 'records'));
}

/** What happened to fan-outs besides the changes of their locations; in the operator's state folder by default. */
export async function openHappenings(folder?: string): Promise<Happenings> {
	const [{createHappenings}, {findStateFolder}] = await Promise.all([
		import('../adapters/state-folder/happenings.ts'),
		import('../adapters/state-folder/state-folder.ts'),
	]);
	return createHappenings(folder ?? findStateFolder(process.env, process.platform));
}

/** The records of runs over rings; in the operator's state folder by default. */
export async function openRuns(folder?: string): Promise<Runs> {
	const [{createRuns}, {findStateFolder}] = await Promise.all([
		import('../adapters/state-folder/runs.ts'),
		import('../adapters/state-folder/state-folder.ts'),
	]);
	return createRuns(join(folder ?? findStateFolder(process.env, process.platform), 'runs'), () => systemClock.now());
}

/** What was typed behind `/` and `:` in earlier runs. */
export async function openTypedLines(folder?: string): Promise<TypedLines> {
	const [{createTypedLines}, {findStateFolder}] = await Promise.all([
		import('../adapters/state-folder/typed-lines.ts'),
		import('../adapters/state-folder/state-folder.ts'),
	]);
	return createTypedLines(folder ?? findStateFolder(process.env, process.platform));
}

/** What the operator has saved; `conf` is loaded when something is written. */
export async function openSettings(): Promise<Settings> {
	const [{createSettings}, {findSettingsFile}] = await Promise.all([
		import('../adapters/conf/settings.ts'),
		import('./settings.ts'),
	]);
	return createSettings(findSettingsFile());
}

/** Services with the journal that prevents starting anything twice, and the records of what they see. */
export async function createStartServices(
	flags: GlobalValues,
): Promise<AppServices & {readonly journal: Journal; readonly runs: Runs; readonly happenings: Happenings}> {
	const [services, journal, records, happenings, runs] = await Promise.all([
		createServices(flags, awsOptions(flags)),
		openJournal(),
		openRecords(),
		openHappenings(),
		openRuns(),
	]);
	return {...services, journal, records, happenings, runs};
}

/** Services with the journal that prevents changing roles and runbooks twice. */
export async function createChangeServices(
	flags: GlobalValues,
): Promise<AppServices & {readonly changes: ChangeJournal}> {
	const [services, {createChangeJournal}, {findStateFolder}] = await Promise.all([
		createServices(flags, awsOptions(flags)),
		import('../adapters/state-folder/change-journal.ts'),
		import('../adapters/state-folder/state-folder.ts'),
	]);
	const folder = findStateFolder(process.env, process.platform);
	return {...services, changes: createChangeJournal(join(folder, 'changes.ndjson'))};
}

export function readConsoleOptions(flags: GlobalValues): ConsoleOptions {
	const {arm: armForMs} = flags;
	return {
		pace: {baseMs: flags.interval * 1000, quietMs: 15_000, troubledMs: 60_000},
		isReadOnly: flags['read-only'],
		hasMouse: flags.mouse,
		pane: flags.pane,
		...(armForMs === undefined ? {} : {armForMs}),
		dangerousRunbooks: flags.dangerous,
		changeCalendars: flags['change-calendar'],
		preflightsReview: flags.preflight !== false,
		watchCommand: commandLine('watch', placeOf(flags)),
	};
}

type Place = Pick<AwsOptions, 'profile' | 'region' | 'endpointUrl'>;

function placeOf({profile, region, 'endpoint-url': endpointUrl}: GlobalValues): Place {
	return {profile, region, endpointUrl};
}

/** One of our commands before an execution ID, with the flags that locate the execution. */
function commandLine(command: string, {profile, region, endpointUrl}: Place): string {
	const place = [
		profile === undefined ? '' : ` --profile ${quoteForBash(profile)}`,
		region === undefined ? '' : ` --region ${quoteForBash(region)}`,
		endpointUrl === undefined ? '' : ` --endpoint-url ${quoteForBash(endpointUrl)}`,
	];
	return `rollgrid ${command}${place.join('')}`;
}

async function confirm(question: string, mustType?: string): Promise<boolean> {
	if (!process.stdin.isTTY) {
		return false;
	}

	const line = createInterface({input: process.stdin, output: process.stderr});
	// Read raw, Ctrl+C is a key and no signal.
	line.once('SIGINT', () => signals.raise('SIGINT'));
	const left = new Promise<string>(resolve => line.once('close', () => resolve('')));
	const asked = line.question(mustType === undefined ? `${question} [y/N] ` : `${question} `, {signal: signals.signal});
	const answer = await Promise.race([asked.catch(() => ''), left]);
	line.close();
	return mustType === undefined ? /^y(es)?$/i.test(answer.trim()) : answer.trim() === mustType;
}
