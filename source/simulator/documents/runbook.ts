/** An Automation runbook, schema version 0.3, as far as it decides what happens. */
export type Runbook = {
	readonly schemaVersion: string;
	readonly description: string | undefined;
	readonly assumeRole: string | undefined;
	readonly parameters: ReadonlyMap<string, RunbookParameter>;
	readonly variables: ReadonlyMap<string, {readonly type: string; readonly default: unknown}>;
	readonly mainSteps: readonly StepDefinition[];
	/** Names such as `createImage.ImageId`. */
	readonly outputs: readonly string[];
};

export type RunbookParameter = {
	readonly name: string;
	/** `String`, `StringList`, `Integer`, `Boolean`, `MapList`, `StringMap`, or a picker type such as `List<AWS::EC2::Instance::Id>`. */
	readonly type: string;
	readonly description: string | undefined;
	/** `undefined` makes the parameter a required one. */
	readonly default: unknown;
	readonly allowedValues: readonly unknown[] | undefined;
	readonly allowedPattern: string | undefined;
	readonly minItems: number | undefined;
	readonly maxItems: number | undefined;
	readonly minChars: number | undefined;
	readonly maxChars: number | undefined;
};

export type StepDefinition = {
	readonly name: string;
	/** `aws:runCommand`… */
	readonly action: string;
	readonly description: string | undefined;
	readonly inputs: Readonly<Record<string, unknown>>;
	/** `Abort`, `Continue` or `step:<name>`. */
	readonly onFailure: string;
	/** `Abort` or `step:<name>`. */
	readonly onCancel: string;
	/** AWS's default depends on `onFailure`; this is the value in effect. */
	readonly isCritical: boolean;
	readonly isEnd: boolean;
	readonly nextStep: string | undefined;
	readonly timeoutSeconds: number | undefined;
	/** What `timeoutSeconds` refers to, such as `{{ Minutes }}`, where it is no number. */
	readonly timeoutReference: string | undefined;
	readonly maxAttempts: number;
	readonly attemptsReference: string | undefined;
	readonly outputs: readonly StepOutput[];
	/** Steps of an `aws:loop`; empty elsewhere. */
	readonly steps: readonly StepDefinition[];
};

export type StepOutput = {readonly name: string; readonly selector: string | undefined; readonly type: string};
