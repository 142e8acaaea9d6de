import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import type {AwsStub} from './aws-stub.ts';
import type {MatrixRow} from './matrix-row.ts';

export type Ended = {readonly status: number | null; readonly stdout: string; readonly stderr: string};

/** A home folder with the files of a row, and the environment that both programs are started in: nothing of this machine's own. */
export function prepareShell(
	row: Pick<MatrixRow, 'env' | 'config' | 'credentials' | 'files'>,
	stub: Pick<AwsStub, 'port' | 'url'>,
	caFile: string,
) {
	const home = mkdtempSync(join(tmpdir(), 'rollgrid-home-'));
	const sso = {
		startUrl: 'https://corp.awsapps.com/start',
		region: 'us-east-1',
		accessToken: 'sso-token',
		expiresAt: '2099-01-01T00:00:00Z',
	};
	const fill = (value: string): string =>
		value
			.replaceAll('$STUB_HOST', `127.0.0.1:${stub.port}`)
			.replaceAll('$STUB', stub.url)
			.replaceAll('$CA', caFile)
			.replaceAll('$HOME', home)
			.replaceAll('$SSO', JSON.stringify(sso));
	const files = {
		...(row.config === undefined ? {} : {'.aws/config': row.config}),
		...(row.credentials === undefined ? {} : {'.aws/credentials': row.credentials}),
		...row.files,
	};
	for (const [name, text] of Object.entries(files)) {
		const path = join(home, name.replace('$START_URL', createHash('sha1').update(sso.startUrl).digest('hex')));
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(path, fill(text));
	}

	const env: NodeJS.ProcessEnv = {
		PATH: process.env.PATH,
		HOME: home,
		LC_ALL: 'C.UTF-8',
		HTTPS_PROXY: stub.url,
		HTTP_PROXY: stub.url,
		AWS_CA_BUNDLE: caFile,
		AWS_EC2_METADATA_DISABLED: 'true',
		AWS_MAX_ATTEMPTS: '1',
		AWS_PAGER: '',
		...Object.fromEntries(Object.entries(row.env ?? {}).map(([name, value]) => [name, fill(value)])),
	};
	for (const [name, value] of Object.entries(env)) {
		if (value === '' && name === 'AWS_CA_BUNDLE') {
			delete env[name];
		}
	}

	return {env, home, fill};
}

/** Run a program to its end. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Ended> {
	return new Promise(done => {
		const child = spawn(program, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']});
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
		child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
		child.on('close', status => done({status, stdout, stderr}));
	});
}
