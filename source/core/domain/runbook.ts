/** An Automation runbook: what a form and a review need of the document. */
export type Runbook = {
	/** Name, or the ARN of one that another account shares. */
	readonly name: string;
	readonly owner: string | null;
	/** The version that was read, a number. */
	readonly version: string | null;
	readonly description: string | null;
	readonly categories: readonly string[];
	readonly platformTypes: readonly string[];
	/** The role that the document itself names, often `{{ AutomationAssumeRole }}`. */
	readonly assumeRole: string | null;
	/** In the document's order. */
	readonly parameters: readonly RunbookParameter[];
	readonly steps: readonly RunbookStep[];
};

/** One parameter as the document declares it; `DescribeDocument` alone doesn't tell allowed values and patterns. */
export type RunbookParameter = {
	readonly name: string;
	/** `String`, `StringList`, `Integer`, `Boolean`, `MapList`, `StringMap`, or a picker type such as `List<AWS::EC2::Instance::Id>`. */
	readonly type: string;
	readonly description: string | null;
	/** Has no default, so a value must be given. */
	readonly isRequired: boolean;
	/** Default as the API takes values: a list of strings. Empty for none, and for a default of `""`. */
	readonly default: readonly string[];
	readonly allowedValues: readonly string[] | null;
	readonly allowedPattern: string | null;
	readonly minItems: number | null;
	readonly maxItems: number | null;
	readonly minChars: number | null;
	readonly maxChars: number | null;
	/** Whether the document itself says that it holds a secret: `NoEcho`, a type such as `SecureString`, or a reference to one as its default. */
	readonly isSecret: boolean;
};

/** One step as the document declares it; a loop's own steps are inside. */
export type RunbookStep = {
	readonly name: string;
	/** `aws:runCommand`, `aws:approve`, … */
	readonly action: string;
	readonly description: string | null;
	/** `Abort`, `Continue` or `step:<name>`. */
	readonly onFailure: string;
	readonly timeoutSeconds: number | null;
	readonly steps: readonly RunbookStep[];
};

/** Whether a parameter takes several values: `StringList`, `MapList` and `List<…>`. */
export function isListType(type: string): boolean {
	return type === 'StringList' || type === 'MapList' || type.startsWith('List<');
}

/** The type of one value: `AWS::EC2::Instance::Id` for `List<AWS::EC2::Instance::Id>`, `String` for `StringList`. */
export function itemTypeOf(type: string): string {
	if (type.startsWith('List<')) {
		return type.slice('List<'.length, -1);
	}

	return type === 'StringList' ? 'String' : type === 'MapList' ? 'StringMap' : type;
}
