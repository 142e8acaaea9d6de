/** A resource that a stack has created. */
export type StackResource = {
	readonly logicalId: string;
	readonly type: string;
	readonly physicalId: string;
	readonly status: string;
	readonly reason: string | undefined;
	readonly changedAtMs: number;
	/** What `Fn::GetAtt` returns. */
	readonly attributes: Readonly<Record<string, string>>;
};

export type StackEvent = {
	readonly id: string;
	readonly logicalId: string;
	readonly physicalId: string;
	readonly type: string;
	readonly status: string;
	readonly reason: string | undefined;
	readonly atMs: number;
	readonly token: string | undefined;
};

/** A CloudFormation stack. Replaced as a whole when it changes. */
export type Stack = {
	readonly id: string;
	readonly name: string;
	readonly accountId: string;
	readonly region: string;
	readonly status: string;
	readonly reason: string | undefined;
	readonly templateText: string;
	readonly description: string | undefined;
	readonly parameters: ReadonlyMap<string, string>;
	readonly capabilities: readonly string[];
	readonly tags: ReadonlyArray<{readonly Key: string; readonly Value: string}>;
	readonly createdAtMs: number;
	readonly updatedAtMs: number | undefined;
	readonly deletedAtMs: number | undefined;
	readonly resources: readonly StackResource[];
	readonly outputs: ReadonlyArray<{
		readonly OutputKey: string;
		readonly OutputValue: string;
		readonly Description?: string;
	}>;
	/** Oldest first. */
	readonly events: readonly StackEvent[];
	/** From the last request that had one. */
	readonly token: string | undefined;
};

/** Whether a stack is being changed, so that no other change is accepted. */
export function isBusy({status}: Stack): boolean {
	return status.endsWith('_IN_PROGRESS');
}
