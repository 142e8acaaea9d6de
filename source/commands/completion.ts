import {defineCommand} from './line/command.ts';
import {required} from './line/flag.ts';
import {choice} from './line/kinds.ts';
import {exitStatus} from './services.ts';

/** Shells that `completion` knows. */
const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

const hints: Readonly<Record<Shell, string>> = {
	bash: 'rollgrid completion bash > ~/.local/share/bash-completion/completions/rollgrid',
	zsh: 'rollgrid completion zsh > a folder of your $fpath, as _rollgrid',
	fish: 'rollgrid completion fish > ~/.config/fish/completions/rollgrid.fish',
};

/** Print the completion of a shell. */
export const completion = defineCommand(
	{
		name: 'completion',
		arguments: {shell: required(choice('<shell>', shells))},
		label: '<bash|zsh|fish>',
		text: 'print the completion of a shell',
		details: {heading: 'To use it', rows: shells.map(shell => [shell, hints[shell]])},
		flags: {},
	},
	async (app, {args: {shell}}) => {
		const {printCompletion} = await import('./completion/run.ts');
		app.print(printCompletion(shell, app.commands).trimEnd());
		return exitStatus.done;
	},
);
