/** One thing measured, as `npm run bench -- all` gathers it. */
export type Figure = {
	/** What was measured, such as `console, first frame`; unique within its benchmark. */
	readonly name: string;
	readonly value: number;
	/** Such as `ms` or `MB`; `×` for a ratio. */
	readonly unit: string;
	/** At most so much is wanted; none where a figure is only watched. */
	readonly most?: number;
	/** What stands beside it: how many samples, what it is compared with. */
	readonly beside?: string;
};

/** The machine that figures were taken on: two short programs of others say how fast it was just then. */
export type Machine = {
	readonly cpu: string;
	readonly cores: number;
	readonly memoryGb: number;
	readonly system: string;
	readonly node: string;
	/** Milliseconds of `node -e 0` and of `aws --version`, fastest third. */
	readonly nodeMs: number;
	readonly awsMs: number;
	/** Processes that wanted to run, on average over a minute, as the run began and as it ended. */
	readonly load: readonly [begun: number, ended: number];
};

/** A run of all benchmarks. */
export type Run = {
	readonly version: string;
	readonly at: string;
	readonly machine: Machine;
	readonly benchmarks: ReadonlyArray<{readonly name: string; readonly figures: readonly Figure[]}>;
};
