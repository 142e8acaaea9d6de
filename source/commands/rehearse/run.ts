import {printRehearsal, printRehearsalJson} from '../../core/actions/rehearse/print.ts';
import {rehearse as play} from '../../core/actions/rehearse/rehearse.ts';
import {parsePlan, printMistake} from '../../core/planning/plan-file.ts';
import type {App} from '../app.ts';
import {exitStatus} from '../services.ts';

/** How a plan is rehearsed. */
export type RehearseOptions = {
	/** The plan's name in messages. */
	readonly file: string;
	/** The plan itself. */
	readonly text: string;
	readonly world: string | undefined;
	/** Causes with their shares, from 0 to 1. */
	readonly failures: ReadonlyArray<{readonly cause: string; readonly share: number}>;
	readonly slowShare: number;
	readonly seed: number;
	readonly seeds: number;
	readonly speed: number | undefined;
	readonly isJson: boolean;
	readonly isAscii: boolean;
};

/** Rehearse a plan: on the screen where there is one, else as figures. Calls only the simulator within this process. */
export async function rehearse(app: App, options: RehearseOptions): Promise<number> {
	const {file, text, seed, seeds, isJson, isAscii} = options;
	const parsed = parsePlan(text);
	if ('mistakes' in parsed) {
		for (const mistake of parsed.mistakes) {
			app.tell(`× ${printMistake(mistake, file)}`);
		}

		return exitStatus.wrongUsage;
	}

	const {ClientToken: _, ...request} = parsed.request;
	const opened = await app.openStage({...options, request, origin: `plan ${file}`});
	if ('mistakes' in opened) {
		for (const mistake of opened.mistakes) {
			app.tell(`× ${mistake}`);
		}

		return exitStatus.wrongUsage;
	}

	for (const note of opened.notes) {
		app.tell(`! ${note}`);
	}

	if (app.hasScreen && !isJson) {
		return opened.openConsole();
	}

	const tried = opened.tryPlan();
	if ('refusal' in tried) {
		app.tell(`× The plan can’t be rehearsed: ${tried.refusal}`);
		return exitStatus.wrongUsage;
	}

	const rehearsal = play(tried, {seeds, firstSeed: seed});
	if (isJson) {
		app.print(printRehearsalJson(rehearsal, {firstSeed: seed}));
	} else {
		for (const line of printRehearsal(rehearsal, {plan: file, firstSeed: seed, isAscii})) {
			app.print(line);
		}
	}

	return exitStatus.done;
}
