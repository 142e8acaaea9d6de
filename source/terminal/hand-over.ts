/**
Lends the terminal to another program, and takes it back.
*/
import type {Readable} from 'node:stream';
import type {Modes} from './modes.ts';
import type {StdinProxy} from './stdin.ts';

/** What of an open terminal has to rest while another program has it. */
export type LentParts = {
	/** Resolves once no reply is under way, which would be typed into the other program. */
	readonly settle: () => Promise<void>;
	readonly modes: Pick<Modes, 'lend' | 'takeBack'>;
	readonly proxy: Pick<StdinProxy, 'start' | 'stop'>;
	readonly stdin: Pick<Readable, 'pause'>;
};

/**
Give the terminal to another program until `run` has ended, as it was before the console took it, and take it back then with a full repaint.

Nothing is written or read meanwhile, and what its keys signal (Ctrl+C, Ctrl+Z) is the other program's. A terminal that was closed meanwhile isn't taken again.
*/
export async function lendTerminal<T>({settle, modes, proxy, stdin}: LentParts, run: () => Promise<T>): Promise<T> {
	await settle();
	// What came in by now was typed for the console.
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
