import type {Aws} from '../adapters/aws/create-aws.ts';
import {succeed} from '../core/domain/failure.ts';
import type {Origin} from '../core/domain/setup.ts';
import type {HintQueue} from '../ports/hint-queue.ts';

/** Ports of AWS that stay the same while the code behind them is opened, and opened again for another profile or Region. */
export class SwitchedAws {
	readonly #first = Promise.withResolvers<Aws>();
	#current: Promise<Aws> = this.#first.promise;
	/** Notifies waiting calls that the identity has changed. */
	#leave = (): void => {};
	#reopen: (origin: Origin) => Promise<Aws> = () => this.#current;

	/**
	Start the calls that have waited for this.

	@param reopen - Opens the same for the chosen identity and Region.
	*/
	begin(aws: Aws, reopen: (origin: Origin) => Promise<Aws>): void {
		this.#reopen = reopen;
		this.#first.resolve(aws);
	}

	/** From now on, make calls as chosen. */
	async choose(origin: Origin): Promise<void> {
		const opened = this.#reopen(origin);
		this.#current = opened;
		this.#leave();
		this.#leave = () => {};
		await opened;
	}

	readonly locateCentral: Aws['locateCentral'] = async () => {
		const asked = this.#current;
		// Calls of the previous identity no longer wait: its instance may never respond.
		const isLeft = new Promise<null>(resolve => {
			const leave = this.#leave;
			this.#leave = () => {
				leave();
				resolve(null);
			};
		});
		const found = await Promise.race([asked.then(aws => aws.locateCentral()), isLeft]);
		return found === null || asked !== this.#current ? this.locateCentral() : found;
	};

	readonly readSetup: Aws['readSetup'] = async () => (await this.#current).readSetup();

	readonly measureClockSkew: Aws['measureClockSkew'] = async () => (await this.#current).measureClockSkew();

	/** The queue of events, where the options name one: it responds as soon as the real one exists. */
	hints(): HintQueue {
		return later(async () => {
			const {hints} = await this.#current;
			return hints ?? {receive: async () => succeed([]), remove: async () => succeed(undefined)};
		});
	}

	/** A port that responds as soon as the real one exists. */
	port<N extends 'automation' | 'catalog' | 'choices' | 'directory' | 'readiness' | 'roles' | 'sessions' | 'stacks'>(
		name: N,
	): Aws[N] {
		return later(() => this.#current.then(aws => aws[name]));
	}
}

/** A port that responds as soon as the real one exists. */
export function later<T extends object>(find: () => Promise<T>): T {
	return new Proxy({} as T, {
		get:
			(_, name) =>
			async (...args: readonly unknown[]): Promise<unknown> =>
				((await find()) as Record<string | symbol, (...args: readonly unknown[]) => unknown>)[name]?.(...args),
	});
}
