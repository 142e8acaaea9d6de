import {createHash, createHmac} from 'node:crypto';
import type {Credentials} from './serve.ts';

export type Unsigned = {
	readonly method?: string;
	readonly path?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer;
};

/** What a test may get wrong about a signature. */
export type Mistakes = {
	readonly atMs?: number;
	readonly service?: string;
	readonly region?: string;
	readonly scopeDate?: string;
	readonly signedHeaders?: readonly string[];
};

/** Sign a request as AWS's Signature Version 4 has it, written from its description and apart from the simulator's own reading of it. */
export function signedHeaders(
	endpoint: string,
	credentials: Credentials,
	service: string,
	{method = 'POST', path = '/', headers = {}, body = ''}: Unsigned,
	mistakes: Mistakes = {},
): Record<string, string> {
	const time = new Date(mistakes.atMs ?? Date.now()).toISOString().replace(/[-:]|\.\d+/g, '');
	const all: Record<string, string> = {
		...headers,
		host: new URL(endpoint).host,
		'x-amz-date': time,
		...(credentials.sessionToken === undefined ? {} : {'x-amz-security-token': credentials.sessionToken}),
	};
	const names = mistakes.signedHeaders ?? Object.keys(all).sort();
	const [pathname = '', query = ''] = path.split('?');
	const canonical = [
		method,
		pathname,
		query.split('&').sort().join('&'),
		...names.map(name => `${name}:${all[name]}`),
		'',
		names.join(';'),
		createHash('sha256').update(body).digest('hex'),
	].join('\n');
	const scope = [
		mistakes.scopeDate ?? time.slice(0, 8),
		mistakes.region ?? 'us-east-1',
		mistakes.service ?? service,
		'aws4_request',
	];
	const key = scope.reduce<string | Buffer>(
		(previous, part) => createHmac('sha256', previous).update(part).digest(),
		`AWS4${credentials.secretAccessKey}`,
	);
	const hashed = createHash('sha256').update(canonical).digest('hex');
	const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), hashed].join('\n');
	const signature = createHmac('sha256', key).update(toSign).digest('hex');
	return {
		...all,
		authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
	};
}
