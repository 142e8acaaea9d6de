/**
Lends the terminal to another program, and takes it back.
*/
import type {Readable} from 'node:stream';
import type {Modes} from './modes.ts';
import type {StdinProxy} from './stdin.ts';

/** The parts of an open terminal that pause while another program has it. */
export type LentParts = {
	/** Resolves once no reply is pending, which the other program would read as typed. */
	readonly settle: () => Promise<void>;
	readonly modes: Pick<Modes, 'lend' | 'takeBack'>;
	readonly proxy: Pick<StdinProxy, 'start' | 'stop'>;
	readonly stdin: Pick<Readable, 'pause'>;
};

/**
Give the terminal to another program until `run` has ended, in the state before the console took it; then take it back with a full repaint.

Nothing is written or read meanwhile, and the signals of its keys (Ctrl+C, Ctrl+Z) belong to the other program. A terminal that was closed meanwhile isn't taken again.
*/
export async function lendTerminal<T>({settle, modes, proxy, stdin}: LentParts, run: () => Promise<T>): Promise<T> {
	await settle();
	// Input that has arrived by now was typed for the console.
	await new Promise(resolve => setImmediate(resolve));
	proxy.stop();
	stdin.pause();
	modes.lend();
	try {
		return await run();
	} finally {
		if (modes.takeBack()) {
			proxy.start();
		}
	}
}
