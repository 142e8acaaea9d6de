/**
Read an execution's ID from what an operator typed or pasted: the ID, or the ARN of the execution.

Its length is all that the API promises of an ID.

@returns `null` for anything else; white space around it is allowed.
@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetAutomationExecution.html
*/
export function parseExecutionId(text: string): string | null {
	const trimmed = text.trim();
	const id = /^arn:[\w-]+:ssm:[\w-]*:\d*:automation-execution\/(.+)$/.exec(trimmed)?.[1] ?? trimmed;
	return /^[^\s\p{Cc}]{36}$/u.test(id) ? id : null;
}
