import {spawn} from 'node:child_process';
import process from 'node:process';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {ProgramEnd} from '../../core/domain/program.ts';
import type {OnTerminal, Programs, Surroundings} from '../../ports/programs.ts';
import {ownCommandWords} from './own-command.ts';
import {runOnTerminal} from './own-terminal.ts';
import {withPrivateFolder, writePrivate} from './private-folder.ts';
import {startShell} from './shell-prompt.ts';
import {findBrowser, findReader} from './text-readers.ts';

const shell = process.env.SHELL || '/bin/sh';

/** Waits for Enter, and returns the status of the line before it. */
const waitForEnter = `printf '\\n[Enter goes back to rollgrid]'; read -r _`;

/** The operator's own programs, on the terminal that this process runs on. */
export const systemPrograms: Omit<Programs, 'runOwn'> = {
	findShell: async () => shell,

	openShell: surroundings =>
		withPrivateFolder(folder => {
			const {args, variables, files} = startShell(shell, surroundings.place, folder, process.env);
			for (const [name, text] of Object.entries(files)) {
				writePrivate(folder, name, text);
			}

			const env = {...environment(surroundings), ...variables};
			return runOnTerminal({command: shell, args, env, greeting: surroundings.greeting});
		}),

	async runLine(line, surroundings, waitsAfter) {
		const env = environment(surroundings);
		const ended = await runOnTerminal({command: '/bin/sh', args: ['-c', line], env});
		return waitsAfter ? waitAfter(ended) : ended;
	},

	showText: ({name, text}, reader) =>
		withPrivateFolder(async folder => {
			// A name that no program takes for a flag or a path.
			const file = writePrivate(folder, `${name.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'text'}.txt`, text);
			const {line, waitsAfter} = findReader(reader, process.env);
			const args = ['-c', `${line} "$@"`, 'sh', file];
			const ended = await runOnTerminal({command: '/bin/sh', args, env: process.env});
			return waitsAfter ? waitAfter(ended) : ended;
		}),

	openLink,
};

/**
Run another command of this program, by the words of its command line.

@param waitsAfter - Whether its output stays until Enter is pressed.
*/
export async function runOwnCommand(words: readonly string[], waitsAfter: boolean): Promise<Outcome<ProgramEnd>> {
	const [command, ...args] = ownCommandWords(words);
	const ended = await runOnTerminal({command, args, env: process.env});
	return waitsAfter ? waitAfter(ended) : ended;
}

/** The operator's own environment, with the program's variables. */
function environment({variables, place}: Surroundings): NodeJS.ProcessEnv {
	// Undefined variables aren't passed on.
	return {...process.env, ...variables, ROLLGRID_LOCATION: place};
}

async function waitAfter(ended: Outcome<ProgramEnd>): Promise<Outcome<ProgramEnd>> {
	if (ended.ok) {
		await runOnTerminal({command: '/bin/sh', args: ['-c', waitForEnter], env: process.env});
	}

	return ended;
}

async function openLink(url: string, onTerminal: OnTerminal): Promise<Outcome<void>> {
	const {words, needsTerminal} = findBrowser(process.env, process.platform) ?? {words: [], needsTerminal: false};
	const [command, ...args] = words.map(word => word.replaceAll('%s', url));
	if (command === undefined) {
		return fail({kind: 'local', what: 'No browser here'});
	}

	if (needsTerminal) {
		const ended = await onTerminal(() => runOnTerminal({command, args, env: process.env}));
		return ended.ok ? succeed(undefined) : ended;
	}

	// It has a group and streams of its own: it outlives the console, and writes nothing on its screen.
	const child = spawn(command, args, {detached: true, stdio: 'ignore'});
	child.unref();
	return new Promise(resolve => {
		child.once('error', ({message}) => resolve(fail({kind: 'local', what: `Couldn’t run ${command} (${message})`})));
		child.once('spawn', () => resolve(succeed(undefined)));
	});
}
