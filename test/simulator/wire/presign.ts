import {createHash, createHmac} from 'node:crypto';
import type {ClientConfig} from './serve.ts';

/** The path of a `GET` that is signed in its URL, as AWS's Signature Version 4 has it. */
export function presign(
	{endpoint, region, credentials}: ClientConfig,
	service: string,
	query: string,
	{signedAtMs, expiresSeconds}: {readonly signedAtMs: number; readonly expiresSeconds: number},
): string {
	const time = new Date(signedAtMs).toISOString().replace(/[-:]|\.\d+/g, '');
	const scope = [time.slice(0, 8), region, service, 'aws4_request'];
	const signing = [
		['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
		['X-Amz-Credential', `${credentials.accessKeyId}/${scope.join('/')}`],
		['X-Amz-Date', time],
		['X-Amz-Expires', String(expiresSeconds)],
		['X-Amz-SignedHeaders', 'host'],
		...(credentials.sessionToken === undefined ? [] : [['X-Amz-Security-Token', credentials.sessionToken]]),
	].map(([name, value]) => `${name}=${encodeURIComponent(value!)}`);
	const canonicalQuery = [...query.split('&'), ...signing].sort().join('&');
	const empty = createHash('sha256').update('').digest('hex');
	const canonical = ['GET', '/', canonicalQuery, `host:${new URL(endpoint).host}`, '', 'host', empty].join('\n');
	const key = scope.reduce<string | Buffer>(
		(previous, part) => createHmac('sha256', previous).update(part).digest(),
		`AWS4${credentials.secretAccessKey}`,
	);
	const hashed = createHash('sha256').update(canonical).digest('hex');
	const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), hashed].join('\n');
	return `/?${canonicalQuery}&X-Amz-Signature=${createHmac('sha256', key).update(toSign).digest('hex')}`;
}
