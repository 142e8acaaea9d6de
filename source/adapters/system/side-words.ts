import process from 'node:process';
import {inspect} from 'node:util';
import {toPrintableLine} from '../../core/status/printable.ts';

type Write = typeof process.stderr.write;

/** Repeated messages are printed once; this many are remembered. */
const mostRemembered = 1000;

/** What of `console` prints. */
const printing = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;

/**
What libraries and Node itself say beside us: `console.*`, warnings, and, as long as a screen is up, whatever is written to standard error.

On a screen it would be drawn into rows, on standard output it would be among the data. Without a screen it goes to standard error, once, in one line; with one it goes to whoever listens.
*/
export class SideWords {
	readonly #told = new Set<string>();
	#take: ((words: string) => void) | undefined;
	#write: Write | undefined;

	/** Hear everything from now on. */
	install(): this {
		// Nobody listens where the operator wants no warnings.
		if (process.listenerCount('warning') > 0) {
			process.removeAllListeners('warning');
			process.on('warning', ({name, message}) => this.#tell(`${name}: ${message}`));
		}

		for (const name of printing) {
			console[name] = (...words: readonly unknown[]): void =>
				this.#tell(words.map(word => (typeof word === 'string' ? word : inspect(word))).join(' '));
		}

		return this;
	}

	/**
	A screen is up: give what is said to its log, until the function that is returned is called.
	*/
	capture(take: (words: string) => void): () => void {
		const {stderr} = process;
		const write: Write = stderr.write.bind(stderr);
		this.#write = write;
		this.#take = take;
		stderr.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
			this.#tell(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
			const done = rest.at(-1);
			if (typeof done === 'function') {
				process.nextTick(done);
			}

			return true;
		};
		return () => {
			if (this.#take === take) {
				this.#take = undefined;
				this.#write = undefined;
				stderr.write = write;
			}
		};
	}

	#tell(words: string): void {
		const line = toPrintableLine(words.trim());
		if (line === '' || this.#told.has(line)) {
			return;
		}

		if (this.#told.size < mostRemembered) {
			this.#told.add(line);
		}

		if (this.#take === undefined) {
			(this.#write ?? process.stderr.write.bind(process.stderr))(`! ${line}\n`);
		} else {
			this.#take(line);
		}
	}
}
