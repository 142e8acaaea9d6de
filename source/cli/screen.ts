import process from 'node:process';
import type {AwsOptions} from '../adapters/aws/create-aws.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {OpenedRecord} from '../core/follow/record-reader.ts';
import {canShowScreen} from '../terminal/capabilities.ts';
import {type FirstScreen, isInkOnly, takeFirstScreen} from './first-screen.ts';

/** What the console needs to know before its first call; it is read while the first frame is already shown. */
export type Preparation = {
	readonly aws: Omit<AwsOptions, 'callLog'>;
	readonly executionId: string | null;
	/** The run over rings to show first; left out for none. */
	readonly runId?: string;
	/** Opens the configure screens, filled in from a plan where there is one. */
	readonly configure?: {readonly plan: {readonly request: StartRequest; readonly origin: string} | null};
	/** The folder of the journal of starts; the operator's own if left out. */
	readonly stateFolder?: string;
	/** The present of a world that ends with this process, and may run faster than the machine's clock. */
	readonly now?: () => number;
	/** A record that is shown instead of AWS: nothing is read from there, and nothing kept. */
	readonly recorded?: OpenedRecord;
	/** Whether the world lives and ends with this process. */
	readonly isSimulated?: boolean;
};

/** How a console is opened. */
export type ConsoleOpening = {
	readonly prepare: () => Promise<Preparation>;
	/** Whether it uses the setup of this machine: the profiles to act as, and the commands of the settings. A simulated world and a record don't. */
	readonly hasSetup: boolean;
	/** Whether it is marked as a rehearsal, on every screen. */
	readonly isRehearsal: boolean;
	/** The terminal, which already shows the first row; left out where Ink draws everything. */
	readonly first?: FirstScreen | undefined;
};

/** Whether the console can be opened: both ends are a terminal that can do more than lines. */
export function hasScreen(flags: GlobalValues): boolean {
	return !flags.plain && canShowScreen(process.stdin, process.stdout, process.env);
}

/** Open the console: it shows the first row before it loads the rest. */
export async function openScreen(
	flags: GlobalValues,
	prepare: () => Promise<Preparation>,
	{hasSetup = true, isRehearsal = false}: Partial<Pick<ConsoleOpening, 'hasSetup' | 'isRehearsal'>> = {},
): Promise<number> {
	const first = isInkOnly(flags) ? undefined : await takeFirstScreen(flags, isRehearsal);
	try {
		const [{openConsole}, {machine}] = await Promise.all([import('./console.ts'), import('./machine.ts')]);
		return await openConsole(flags, machine, {prepare, hasSetup, isRehearsal, first});
	} catch (bug) {
		// The report needs the screen of the shell.
		await first?.close();
		throw bug;
	}
}
