import type {Shell} from '../table/completion.ts';
import {printBash} from './bash.ts';
import {printFish} from './fish.ts';
import {printZsh} from './zsh.ts';

/** The completion of a shell, made of the same rows as the help; ends with a line break. */
export function printCompletion(shell: Shell): string {
	switch (shell) {
		case 'bash':
			return printBash();
		case 'zsh':
			return printZsh();
		case 'fish':
			return printFish();
	}
}
