import {systemFiles} from '../adapters/system/files.ts';
import type {App} from '../commands/app.ts';
import {commands} from '../commands/commands.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {awsOptions} from './aws-options.ts';
import {hasScreen, openScreen} from './screen.ts';
import {standardStreams} from './streams.ts';

/** Load the services over AWS and the disk. The console loads the ones that it needs after it has shown its first row. */
const loadServices = () => import('./services.ts');

/** What a command line can set going, put together from the flags of every command. */
export function createApp(flags: GlobalValues): App {
	return {
		...standardStreams,
		commands,
		hasScreen: hasScreen(flags),
		files: systemFiles,
		openConsole: findStart =>
			openScreen(flags, async () => ({aws: awsOptions(flags), executionId: null, ...(await findStart())})),
		readRecord: async record => (await import('./replay.ts')).readRecord(record),
		openRecord: async record => (await import('./replay.ts')).openRecord(flags, record),
		simulate: async options => (await import('./simulate.ts')).simulate(options),
		playDemo: async ({speed}) => (await import('./demo.ts')).demo(flags, speed),
		openStage: async options => (await import('./rehearse.ts')).openStage(flags, options),
		openServices: async () => (await loadServices()).createServices(flags, awsOptions(flags)),
		openStartServices: async () => (await loadServices()).createStartServices(flags),
		openChangeServices: async () => (await loadServices()).createChangeServices(flags),
		openRuns: async () => (await loadServices()).openRuns(),
		openSettings: async () => (await loadServices()).openSettings(),
		readText: async path =>
			path === '-'
				? (await import('./standard-input.ts')).readStandardInput()
				: systemFiles.readText(path.replace(/^file:\/\//, '')),
	};
}
