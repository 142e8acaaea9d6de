import type {Shell} from '../completion.ts';
import type {Command} from '../line/command.ts';
import {printBash} from './bash.ts';
import {printFish} from './fish.ts';
import {printZsh} from './zsh.ts';

/** Print the completion of a shell, made from the rows of the help; ends with a line break. */
export function printCompletion(shell: Shell, commands: readonly Command[]): string {
	switch (shell) {
		case 'bash':
			return printBash(commands);
		case 'zsh':
			return printZsh(commands);
		case 'fish':
			return printFish(commands);
	}
}
