import {readFile} from 'node:fs/promises';
import process from 'node:process';
import type {GivenFlags} from '../commands/check-usage.ts';
import {exitStatus} from '../commands/services.ts';
import {parsePlan, printMistake} from '../core/planning/plan-file.ts';
import {awsOptions} from './aws-options.ts';
import {hasScreen, openConsole} from './console.ts';

/** Whether `launch` opens the configure screens: on a terminal, unless a flag says to do without. */
export function opensConfigure(flags: GivenFlags, plan: string): boolean {
	const isWithoutScreen = flags.yes || flags['dry-run'] || flags.watch || flags.json || flags.settle !== undefined;
	return plan !== '-' && !isWithoutScreen && hasScreen(flags);
}

/**
Open the console at the configure screens: empty, or filled from a plan and at its review.

@param file - Path of the plan; empty for none.
@returns Exit status 2, with every mistake and its line, for a plan that can't be read or is wrong.
*/
export async function configureLaunch(flags: GivenFlags, file: string): Promise<number> {
	if (file === '') {
		return openConsole(flags, async () => ({aws: awsOptions(flags), executionId: null, configure: {plan: null}}));
	}

	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		process.stderr.write(`✖ The plan ${file} can't be read: ${(error as Error).message}\n`);
		return exitStatus.wrongUsage;
	}

	const parsed = parsePlan(text);
	if ('mistakes' in parsed) {
		process.stderr.write(`${parsed.mistakes.map(mistake => `✖ ${printMistake(mistake, file)}`).join('\n')}\n`);
		return exitStatus.wrongUsage;
	}

	const plan = {request: parsed.request, origin: `plan ${file}`};
	return openConsole(flags, async () => ({aws: awsOptions(flags), executionId: null, configure: {plan}}));
}
