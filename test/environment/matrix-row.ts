/** One combination of variables, profiles, files and flags. */
export type MatrixRow = {
	readonly name: string;
	/** `$STUB` stands for the stub's address, `$HOME` for the home folder of the run. */
	readonly env?: Readonly<Record<string, string>>;
	/** `~/.aws/config` */
	readonly config?: string;
	/** `~/.aws/credentials` */
	readonly credentials?: string;
	/** Other files below the home folder. */
	readonly files?: Readonly<Record<string, string>>;
	/** Flags that both programs take. */
	readonly args?: readonly string[];
	/** What arrives of the AWS CLI at Systems Manager: host, Region and access key; `null` where it refuses before. */
	readonly aws: string | null;
	/** What arrives at STS where a role is assumed on the way. */
	readonly sts?: string;
	/** What arrives of rollgrid where that is something else; `null` where it refuses. */
	readonly rollgrid?: string | null;
	/** What rollgrid says on stderr: of what was passed over, or why it refuses. */
	readonly says?: RegExp;
	/** The first version of the AWS CLI that does as written; `2.0` if left out. Version 1 does where it is new enough, and the row doesn't hang on what only version 2 knows. */
	readonly since?: '2.13';
};

/** Keys of the environment. */
export const keys = {AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'secret'};

/** A section of a file with keys that are named for it. */
export function section(heading: string, accessKeyId: string, ...lines: readonly string[]): string {
	return [`[${heading}]`, `aws_access_key_id = ${accessKeyId}`, 'aws_secret_access_key = secret', ...lines, ''].join(
		'\n',
	);
}

/** A section of other settings. */
export function settings(heading: string, ...lines: readonly string[]): string {
	return [`[${heading}]`, ...lines, ''].join('\n');
}

/** Systems Manager's usual host in a Region, with who signs for it. */
export function ssm(region: string, accessKeyId: string): string {
	return `ssm.${region}.amazonaws.com ${region} ${accessKeyId}`;
}
