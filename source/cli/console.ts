import {randomUUID} from 'node:crypto';
import process from 'node:process';
import type {Aws, AwsOptions} from '../adapters/aws/create-aws.ts';
import {readSettings} from '../adapters/conf/read-settings.ts';
import {CallRecorder} from '../adapters/system/call-recorder.ts';
import {systemClock} from '../adapters/system/clock.ts';
import {collectEarly} from '../adapters/system/memory.ts';
import {findTmuxClipboard} from '../adapters/system/tmux.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {exitStatus} from '../commands/services.ts';
import {comeBackCommand} from '../core/console/keys.ts';
import type {Origin} from '../core/domain/setup.ts';
import {isReadOnlyNow} from '../core/state/arming.ts';
import {listUnanswered, listWaiting} from '../core/state/select/waiting-starts.ts';
import type {Journal} from '../ports/journal.ts';
import type {Records} from '../ports/records.ts';
import {ReadBudget} from '../runtime/budget.ts';
import {paceReads} from '../runtime/pace-reads.ts';
import {type Machine, startRuntime} from '../runtime/start.ts';
import {openConsole as openCells} from '../ui/open-console.ts';
import {detectClipboard, wantsColor} from '../ui/terminal-rules.ts';
import {readOwnColors, themes} from '../ui/theme.ts';
import {inTurns} from './ask-for-code.ts';
import {reportBug} from './bug.ts';
import {signals} from './process-signals.ts';
import type {Beginnings, Preparation} from './screen.ts';
import {openAws, openJournal, openRecords, openSettings, readConsoleOptions, standardStreams} from './services.ts';
import {findSettingsFile} from './settings.ts';
import {sideWords} from './side-words.ts';
import {later, SwitchedAws} from './switched-aws.ts';

/** How long the end of the console waits for what was seen last to be on disk. */
const keepWithinMs = 1000;

/** From when on memory is worth more than time: loading what the console needs leaves much behind, which is collected in one go. */
const collectEarlyAfterMs = 1500;

/** What of the environment an explicit --color passes over. */
const colorsOn = {NO_COLOR: undefined, CLICOLOR: undefined, FORCE_COLOR: undefined} as const;

/**
Open the console. The terminal is taken and the first frame painted before anything that takes time is loaded.
*/
export async function openConsole(
	flags: GlobalValues,
	machine: Machine,
	prepare: () => Promise<Preparation>,
	begin?: Beginnings,
): Promise<number> {
	const speaks = flags['screen-reader'] || process.env.INK_SCREEN_READER === 'true';
	const env = {...process.env, ...(speaks ? {INK_SCREEN_READER: 'true'} : {}), ...(flags.color ? colorsOn : {})};
	const open = flags['plain-ink'] || speaks ? (await import('../ui/open-plain-ink.tsx')).openPlainInk : openCells;
	const {promise: hasQuit, resolve: quit} = Promise.withResolvers<void>();
	const {promise: prepared, resolve: haveFiles} = Promise.withResolvers<{
		readonly journal: Journal;
		readonly records: Records;
	}>();
	const switched = new SwitchedAws();
	let chosen: Origin = {profile: null, region: null};
	let next: 'demo' | 'doctor' | null = null;
	const recorder = new CallRecorder(flags['debug-log']);
	let {now} = systemClock;
	let isSimulated = false;
	let giveCode = (_: string | null): void => {};
	const askForCode = inTurns(question => {
		const {promise: code, resolve} = Promise.withResolvers<string | null>();
		giveCode = resolve;
		runtime.store.dispatch({type: 'code-asked', ...question});
		return code;
	});
	const bugs: unknown[] = [];
	const endWith = (bug: unknown): void => {
		bugs.push(bug);
		quit();
	};
	const clock = {now: () => now(), wakeAfter: systemClock.wakeAfter};
	const aws = {
		automation: switched.port('automation'),
		catalog: switched.port('catalog'),
		choices: switched.port('choices'),
	};
	const runtime = startRuntime(
		machine,
		{
			...paceReads(aws, new ReadBudget(clock, flags.rate)),
			directory: switched.port('directory'),
			roles: switched.port('roles'),
			files: later(async () => (await import('../adapters/system/files.ts')).systemFiles),
			settings: openSettings,
			locateCentral: switched.locateCentral,
			...(begin !== undefined && {
				setup: {
					read: switched.readSetup,
					async choose(origin: Origin) {
						chosen = {profile: origin.profile ?? chosen.profile, region: origin.region};
						await switched.choose(chosen);
						return readConsoleOptions(actAs(flags, chosen)).watchCommand;
					},
				},
			}),
			journal: later(async () => (await prepared).journal),
			records: later(async () => (await prepared).records),
			giveCode: code => giveCode(code),
			createId: () => randomUUID(),
			clock,
			terminal: {
				quit,
				redraw: () => opened.redraw(),
				suspend: () => opened.suspend(),
				copy: copied => opened.copy(copied),
				leaveFor(wanted) {
					next = wanted;
					quit();
				},
			},
		},
		{...readConsoleOptions(flags), followsAttempts: true, clipboard: detectClipboard(process.env)},
		endWith,
	);
	// Armed or not is the console's to know: what its keys refuse, the port refuses, and at the same moment.
	const isReadOnly = (): boolean => isReadOnlyNow({...runtime.store.getState(), now: now()});
	const tellWayBack = (): void => {
		const state = runtime.store.getState();
		const back = comeBackCommand(state);
		if (isSimulated) {
			process.stderr.write('The demo ends here, and its world with it. On AWS the fan-outs go on.\n');
		} else if (back !== undefined) {
			standardStreams.tell(`Fan-outs go on. To come back: ${back}`);
		}

		for (const unanswered of isSimulated ? [] : listUnanswered(state)) {
			process.stderr.write(`${unanswered}: \`rollgrid list\` finds out, and only reads.\n`);
		}

		for (const waiting of isSimulated ? [] : listWaiting(state)) {
			standardStreams.tell(`${waiting}. The next start of rollgrid goes on with it if you say so.`);
		}
	};
	// What Node can't help writing itself, it writes now: a certificate file that isn't there, say.
	if (process.env.NODE_EXTRA_CA_CERTS) {
		(await import('node:tls')).createSecureContext();
	}

	const release = sideWords.capture(words => {
		recorder.note(words, systemClock.now());
		runtime.store.dispatch({type: 'side-words-heard'});
	});
	const own = readOwnColors(readSettings(findSettingsFile()).values.colors);
	const opened = open({
		store: runtime.store,
		appearance: {
			palette: {...themes[flags.theme], ...own},
			theme: flags.theme,
			own,
			isAscii: flags.ascii,
			hasColor: wantsColor(process.env, flags.color),
		},
		listCalls: () => recorder.listLines(),
		stdin: process.stdin,
		stdout: process.stdout,
		env,
		window: {notify: flags.notify, hasTitle: flags['window-title']},
		process: signals,
		onEnd() {
			release();
			tellWayBack();
		},
	});
	// Not before the first frame is out.
	setImmediate(() => {
		setTimeout(collectEarly, collectEarlyAfterMs).unref();
		void findTmuxClipboard(process.env).then(passesOn => {
			if (passesOn) {
				runtime.store.dispatch({type: 'clipboard-known', trust: 'taken'});
			}
		});
		prepare()
			.then(
				async ({
					aws: options,
					executionId,
					configure,
					stateFolder,
					now: worldNow,
					isSimulated: worldIsSimulated = false,
				}) => {
					now = worldNow ?? now;
					isSimulated = worldIsSimulated;
					const reopen = (origin: Origin): Promise<Aws> =>
						openAws({...options, ...awsOrigin(options, origin), isReadOnly, askForCode}, recorder, {
							stateFolder,
							onTrouble: because => runtime.store.dispatch({type: 'audit-failed', because}),
						});
					const [opened, journal, records] = await Promise.all([
						reopen(chosen),
						openJournal(stateFolder),
						openRecords(stateFolder),
					]);
					haveFiles({journal, records});
					switched.begin(opened, reopen);
					runtime.store.dispatch({type: 'started', open: executionId === null ? null : {executionId}});
					if (configure !== undefined) {
						runtime.store.dispatch(
							configure.plan === null ? {type: 'configure-asked'} : {type: 'plan-opened', ...configure.plan},
						);
					}
				},
			)
			.catch(endWith);
	});
	await hasQuit;
	runtime.stop();
	// What was seen in the last moment; a disk that doesn't answer keeps nobody.
	await Promise.race([runtime.keep(), new Promise(resolve => setTimeout(resolve, keepWithinMs))]);
	await opened.close();
	release();
	tellWayBack();
	if (bugs.length > 0 || begin === undefined || next === null) {
		return bugs.length > 0 ? Math.max(...bugs.map(reportBug)) : exitStatus.done;
	}

	return next === 'demo' ? begin.demo() : begin.doctor(actAs(flags, chosen));
}

/** The flags with who acts, and where, as it was chosen. */
function actAs(flags: GlobalValues, origin: Origin): GlobalValues {
	return {...flags, ...awsOrigin(flags, origin)};
}

/** What wasn't chosen stays as it was. */
function awsOrigin(
	{profile, region}: Pick<AwsOptions, 'profile' | 'region'>,
	origin: Origin,
): Pick<AwsOptions, 'profile' | 'region'> {
	return {
		profile: origin.profile === null ? profile : (origin.profile.name ?? undefined),
		region: origin.region ?? region,
	};
}
