import type {StartInput} from './api.ts';

/** What `StartExecutionPreview` has begun to look at. */
export type Preview = {
	readonly id: string;
	readonly accountId: string;
	readonly region: string;
	readonly input: StartInput;
	readonly startedAtMs: number;
};

/** `AutomationExecutionPreview`. */
export type PreviewResult = {
	readonly StepPreviews: Readonly<Partial<Record<'Mutating' | 'NonMutating' | 'Undetermined', number>>>;
	/** At most 50. */
	readonly Regions: readonly string[];
	/** At most 50. */
	readonly TargetPreviews: ReadonlyArray<{readonly TargetType: string; readonly Count: number}>;
	readonly TotalAccounts: number;
};
