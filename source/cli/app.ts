import {systemFiles} from '../adapters/system/files.ts';
import type {App} from '../commands/app.ts';
import {commands} from '../commands/commands.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {awsOptions} from './aws-options.ts';
import {hasScreen, openScreen} from './screen.ts';
import {
	createChangeServices,
	createServices,
	createStartServices,
	openRuns,
	openSettings,
	standardStreams,
} from './services.ts';

/** Run `rollgrid doctor` with the final flags. */
async function checkSetup(flags: GlobalValues): Promise<number> {
	const [{doctor}, {settleAfter}, services] = await Promise.all([
		import('../commands/doctor/run.ts'),
		import('../commands/start/settle.ts'),
		createStartServices(flags),
	]);
	return settleAfter(services, doctor(services, {plan: null, isJson: false, isAscii: flags.ascii}));
}

/** What a command line can set going, put together from the flags of every command. */
export function createApp(flags: GlobalValues): App {
	return {
		...standardStreams,
		commands,
		hasScreen: hasScreen(flags),
		files: systemFiles,
		openConsole: ({executionId = null, ...start}) =>
			openScreen(flags, async () => ({aws: awsOptions(flags), executionId, ...start}), {
				demo: async () => (await import('./demo.ts')).demo(flags, undefined),
				doctor: checkSetup,
			}),
		readRecord: async record => (await import('./replay.ts')).readRecord(record),
		openRecord: async record => (await import('./replay.ts')).openRecord(flags, record),
		simulate: async options => (await import('./simulate.ts')).simulate(options),
		playDemo: async ({speed}) => (await import('./demo.ts')).demo(flags, speed),
		openStage: async options => (await import('./rehearse.ts')).openStage(flags, options),
		openServices: async () => createServices(flags, awsOptions(flags)),
		openStartServices: async () => createStartServices(flags),
		openChangeServices: async () => createChangeServices(flags),
		openRuns: () => openRuns(),
		openSettings,
		readText: async path =>
			path === '-' ? (await import('./standard-input.ts')).readStandardInput() : systemFiles.readText(path),
	};
}
