/** What `StartExecutionPreview` says of a request. */
export type ExecutionPreview = {
	readonly status: 'Pending' | 'InProgress' | 'Success' | 'Failed';
	readonly message: string | null;
	readonly mutatingSteps: number | null;
	readonly nonMutatingSteps: number | null;
	readonly undeterminedSteps: number | null;
	readonly regions: readonly string[];
	readonly targets: readonly {readonly type: string; readonly count: number}[];
	readonly totalAccounts: number | null;
};
