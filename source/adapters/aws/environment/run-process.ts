import {execFile} from 'node:child_process';
import process from 'node:process';
import {isRecord} from '../../../core/domain/shape.ts';
import type {AwsCredentialIdentity} from '../way.ts';

/** The helper gave no credentials; says its exit status and what it wrote. */
export class HelperError extends Error {
	override readonly name = 'HelperError';
}

type HelperOptions = {
	readonly profile: string;
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
};

/**
Run a profile's `credential_process`, without a shell, its words split as the AWS CLI splits them.

@see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sourcing-external.html
*/
export async function runProcess(command: string, options: HelperOptions): Promise<AwsCredentialIdentity> {
	const {split} = await import('shlex');
	const [program = '', ...args] = split(command);
	const stdout = await readHelper(program, args, options);
	const name = `the credential_process of profile ${options.profile}`;
	const said = parseObject(stdout);
	if (said === null) {
		throw new HelperError(`${name} didn’t print JSON`);
	}

	const read = (member: string): string | undefined => {
		const value = said[member];
		return typeof value === 'string' && value !== '' ? value : undefined;
	};
	const [AccessKeyId, SecretAccessKey] = [read('AccessKeyId'), read('SecretAccessKey')];
	const [SessionToken, Expiration] = [read('SessionToken'), read('Expiration')];
	if (said.Version !== 1 || AccessKeyId === undefined || SecretAccessKey === undefined) {
		const lacks = said.Version === 1 ? (AccessKeyId ? 'SecretAccessKey' : 'AccessKeyId') : '"Version": 1';
		throw new HelperError(`what ${name} printed lacks ${lacks}`);
	}

	const expiration = Expiration === undefined ? undefined : new Date(Expiration);
	if (expiration !== undefined && !(expiration.getTime() > Date.now())) {
		throw new HelperError(`${name} gave credentials that have expired: ${Expiration}`);
	}

	return {
		accessKeyId: AccessKeyId,
		secretAccessKey: SecretAccessKey,
		...(SessionToken === undefined ? {} : {sessionToken: SessionToken}),
		...(expiration === undefined ? {} : {expiration}),
	};
}

/** `null` where the text isn't a JSON object. */
function parseObject(text: string): Record<string, unknown> | null {
	try {
		const read: unknown = JSON.parse(text);
		return isRecord(read) ? read : null;
	} catch {
		return null;
	}
}

function readHelper(
	program: string,
	args: readonly string[],
	{profile, timeoutMs, signal}: HelperOptions,
): Promise<string> {
	const name = `the credential_process of profile ${profile}`;
	return new Promise((resolve, reject) => {
		const options = {timeout: timeoutMs, killSignal: 'SIGKILL' as const, ...(signal === undefined ? {} : {signal})};
		const child = execFile(program, args, options, (error, stdout, stderr) => {
			if (error === null) {
				// The AWS CLI lets it through to the terminal; here a screen may be on that.
				if (stderr.trim() !== '') {
					process.emitWarning(stderr.trim().split('\n').slice(-3).join(' · '), name);
				}

				resolve(stdout);
				return;
			}

			const words = stderr.trim().split('\n').slice(-3).join(' · ');
			const reason =
				typeof error.code === 'string'
					? `can’t be run: ${error.message}`
					: error.killed
						? `gave no answer in ${timeoutMs / 1000} s`
						: error.code == null
							? `was ended by ${error.signal}`
							: `ended with exit status ${error.code}`;
			reject(signal?.aborted ? error : new HelperError(`${name} ${reason}${words === '' ? '' : `: ${words}`}`));
		});
		// A helper that reads would wait for what nobody types.
		child.stdin?.end();
	});
}
