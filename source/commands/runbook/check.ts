import {printRunbookMistake, readRunbookText} from '../../core/planning/runbook/read-runbook.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {exitStatus, type Services} from '../services.ts';

/** A runbook's text, and its name in messages. */
export type RunbookFile = {readonly file: string; readonly text: string};

/**
Check a runbook as AWS does when it is created. Makes no call.

@returns 0 where AWS takes it, 2 with every mistake and its place.
*/
export function checkRunbookFile(
	{print, tell}: Pick<Services, 'print' | 'tell'>,
	{file, text}: RunbookFile,
	isJson: boolean,
): number {
	const {format, mistakes} = readRunbookText(text);
	const name = nameOf(file);
	if (isJson) {
		print(printJson({file: name, format, isSound: mistakes.length === 0, mistakes}));
	} else if (mistakes.length === 0) {
		print(`${name}: nothing is wrong with it (${format})`);
	} else {
		tellMistakes({tell}, {file, text});
	}

	return mistakes.length === 0 ? exitStatus.done : exitStatus.wrongUsage;
}

/** Report every mistake on stderr. @returns Whether there is none. */
export function tellMistakes({tell}: Pick<Services, 'tell'>, {file, text}: RunbookFile): boolean {
	const {mistakes} = readRunbookText(text);
	for (const mistake of mistakes) {
		tell(toPrintableLine(`× ${printRunbookMistake(mistake, nameOf(file))}`));
	}

	return mistakes.length === 0;
}

function nameOf(file: string): string {
	return file === '-' ? 'standard input' : file;
}
