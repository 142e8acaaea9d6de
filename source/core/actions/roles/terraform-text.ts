/* Terraform's own syntax, which Terraform evaluates. */
/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: Terraform's own. */
export const partition = '${data.aws_partition.current.partition}';
export const accountId = '${data.aws_caller_identity.current.account_id}';
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: Terraform's own. */

/** What the two values above are read from. */
export const accountData = ['data "aws_caller_identity" "current" {}', 'data "aws_partition" "current" {}'] as const;

export type Policy = {readonly Version: string; readonly Statement: readonly object[]};

export function policyOf(...Statement: readonly object[]): Policy {
	return {Version: '2012-10-17', Statement};
}

/** Print a policy. Terraform reads an object in JSON's syntax; a text that begins with `@` is a reference. */
export function encode(policy: Policy): string {
	const json = JSON.stringify(policy, undefined, 2).replaceAll('\n', '\n  ');
	return `jsonencode(${json.replace(/"@([\w.]+)"/g, '$1')})`;
}

/** Print a variable; without a default its value has to be given. */
export function printVariable(
	name: string,
	type: string,
	description: string,
	byDefault?: string | boolean | readonly string[],
): string {
	return [
		`\nvariable ${quote(name)} {`,
		`  type        = ${type}`,
		`  description = ${quote(description)}`,
		...(byDefault === undefined ? [] : [`  default     = ${JSON.stringify(byDefault)}`]),
		'}',
	].join('\n');
}

export function quote(text: string): string {
	return JSON.stringify(text);
}
