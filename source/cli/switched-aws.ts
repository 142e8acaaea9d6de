import type {Aws} from '../adapters/aws/create-aws.ts';
import {succeed} from '../core/domain/failure.ts';
import type {Origin} from '../core/domain/setup.ts';
import type {HintQueue} from '../ports/hint-queue.ts';

/** Ports of AWS that stay while what is behind them is opened, and opened anew for another profile or Region. */
export class SwitchedAws {
	readonly #first = Promise.withResolvers<Aws>();
	#current: Promise<Aws> = this.#first.promise;
	/** Tells those who wait for an answer that somebody else is asked now. */
	#leave = (): void => {};
	#reopen: (origin: Origin) => Promise<Aws> = () => this.#current;

	/**
	Let calls go on that have waited for this.

	@param reopen - Opens the same for who and where was chosen.
	*/
	begin(aws: Aws, reopen: (origin: Origin) => Promise<Aws>): void {
		this.#reopen = reopen;
		this.#first.resolve(aws);
	}

	/** From now on calls are made as was chosen. */
	async choose(origin: Origin): Promise<void> {
		const opened = this.#reopen(origin);
		this.#current = opened;
		this.#leave();
		this.#leave = () => {};
		await opened;
	}

	readonly locateCentral: Aws['locateCentral'] = async () => {
		const asked = this.#current;
		// Whom one was before is waited for no longer: an instance that stays silent, say.
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

	/** The queue of events, where the options name one: it answers as soon as the real one is there. */
	hints(): HintQueue {
		return later(async () => {
			const {hints} = await this.#current;
			return hints ?? {receive: async () => succeed([]), remove: async () => succeed(undefined)};
		});
	}

	/** A port that answers as soon as the real one is there. */
	port<N extends 'automation' | 'catalog' | 'choices' | 'directory' | 'readiness' | 'roles' | 'sessions' | 'stacks'>(
		name: N,
	): Aws[N] {
		return later(() => this.#current.then(aws => aws[name]));
	}
}

/** A port that answers as soon as the real one is there. */
export function later<T extends object>(find: () => Promise<T>): T {
	return new Proxy({} as T, {
		get:
			(_, name) =>
			async (...args: readonly unknown[]): Promise<unknown> =>
				((await find()) as Record<string | symbol, (...args: readonly unknown[]) => unknown>)[name]?.(...args),
	});
}
