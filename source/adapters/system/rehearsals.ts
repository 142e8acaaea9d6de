import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {constants, setPriority} from 'node:os';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {PlayedRehearsal, RehearsalRequest, Rehearsals} from '../../ports/rehearsals.ts';
import {ownCommandWords} from './own-command.ts';
import {withPrivateFolder, writePrivate} from './private-folder.ts';

const what = 'The launch couldn’t be rehearsed';

/** Rehearsals as processes of this program. They run at the lowest priority, and end with the console. */
export const systemRehearsals: Rehearsals = {
	play: (request, signal) =>
		withPrivateFolder(async folder => {
			const world = request.world === null ? null : writePrivate(folder, 'world.yaml', request.world);
			return play(request, world, signal);
		}),
};

async function play(
	{plan, seeds, failingPercent}: RehearsalRequest,
	world: string | null,
	signal: AbortSignal,
): Promise<Outcome<PlayedRehearsal>> {
	const [command, ...args] = ownCommandWords([
		'rehearse',
		'-',
		'--json',
		'--seeds',
		String(seeds),
		...(failingPercent === 0 ? [] : ['--fail', `${failingPercent}%`]),
		...(world === null ? [] : ['--world', world]),
	]);
	const child = spawn(command, args, {stdio: ['pipe', 'pipe', 'pipe'], signal, killSignal: 'SIGKILL'});
	const end = (): void => {
		child.kill('SIGKILL');
	};
	process.once('exit', end);
	try {
		const failed = once(child, 'error').then(([error]) => (error as Error).message);
		// A child that ends early leaves its input unread.
		child.stdin.on('error', () => {}).end(plan);
		if (child.pid !== undefined) {
			setPriority(child.pid, constants.priority.PRIORITY_LOW);
		}

		const read = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
		const ended = await Promise.race([failed, read]);
		if (signal.aborted) {
			return fail({kind: 'local', what, because: 'it was called off', code: 'interrupted'});
		}

		if (typeof ended === 'string') {
			return fail({kind: 'local', what, because: ended});
		}

		const [printed, said] = ended;
		const lines = said.split('\n').map(line => line.trim());
		const mistakes = lines.filter(line => line.startsWith('× ')).map(line => line.slice(2));
		return child.exitCode === 0
			? succeed({printed, notes: lines.filter(line => line.startsWith('! ')).map(line => line.slice(2))})
			: fail({kind: 'local', what, because: mistakes.join('; ') || lines.filter(Boolean).join(' ')});
	} finally {
		process.off('exit', end);
	}
}
