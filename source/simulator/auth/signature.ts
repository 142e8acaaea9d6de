import {createHash, createHmac, timingSafeEqual} from 'node:crypto';
import {ownValue} from '../own.ts';
import type {HttpRequest} from '../protocols/protocol.ts';

/** What the `Authorization` header of AWS's Signature Version 4 says. */
export type Signature = {
	readonly accessKeyId: string;
	/** The scope's date, `YYYYMMDD`. */
	readonly date: string;
	readonly region: string;
	readonly service: string;
	/** The scope's last part, `aws4_request`. */
	readonly terminator: string;
	readonly signedHeaders: readonly string[];
	/** Hexadecimal. */
	readonly signature: string;
	/** When the request says it was signed, `YYYYMMDDTHHMMSSZ`. */
	readonly signedAt: string;
	/** For how long one in a URL holds. */
	readonly expiresSeconds?: number;
};

/** Whether a request claims to be signed at all. */
export function isSigned(request: HttpRequest): boolean {
	return (headerOf(request, 'authorization')?.startsWith('AWS4-HMAC-SHA256') ?? false) || isPresigned(request);
}

/** The session token of a request, in a header or in its URL. */
export function tokenOf(request: HttpRequest): string | undefined {
	return headerOf(request, 'x-amz-security-token') ?? queryOf(request).get('X-Amz-Security-Token') ?? undefined;
}

/** Whether the signature stands in the URL. */
function isPresigned(request: HttpRequest): boolean {
	return request.url.includes('X-Amz-Signature=') && queryOf(request).get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256';
}

function queryOf({url}: HttpRequest): URLSearchParams {
	return new URLSearchParams(url.split('?', 2)[1] ?? '');
}

/** Read a request's signature; where parts are missing, what AWS says of them. */
export function readSignature(request: HttpRequest): {readonly signature: Signature} | {readonly problem: string} {
	const header = headerOf(request, 'authorization') ?? '';
	const isInUrl = header === '' && isPresigned(request);
	const parts = isInUrl ? partsOfUrl(request) : partsOfHeader(header);
	const signedAt = isInUrl
		? parts.get('Date')
		: (headerOf(request, 'x-amz-date') ?? toBasicTime(headerOf(request, 'date')));
	const missing = ['Credential', 'Signature', 'SignedHeaders']
		.filter(name => !parts.has(name))
		.map(name => `Authorization header requires '${name}' parameter.`);
	if (signedAt === undefined) {
		missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
	}

	if (missing.length > 0) {
		return {problem: `${missing.join(' ')} Authorization=${header}`};
	}

	const credential = parts.get('Credential')!;
	const scope = credential.split('/');
	if (scope.length !== 5) {
		return {
			problem: `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
		};
	}

	const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = scope;
	return {
		signature: {
			accessKeyId,
			date,
			region,
			service,
			terminator,
			signedHeaders: parts.get('SignedHeaders')!.split(';'),
			signature: parts.get('Signature')!,
			signedAt: signedAt!,
			...(isInUrl && {expiresSeconds: Math.min(604_800, Number(parts.get('Expires') ?? 0) || 0)}),
		},
	};
}

function partsOfHeader(header: string): ReadonlyMap<string, string> {
	return new Map(
		header
			.slice('AWS4-HMAC-SHA256'.length)
			.split(/[,\s]+/)
			.filter(part => part !== '')
			.map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const),
	);
}

function partsOfUrl(request: HttpRequest): ReadonlyMap<string, string> {
	return new Map(
		[...queryOf(request)].flatMap(([name, value]) =>
			name.startsWith('X-Amz-') ? [[name.slice('X-Amz-'.length), value] as const] : [],
		),
	);
}

/**
Whether the request was signed with this secret.

@see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
*/
export function isSignedWith(secret: string, request: HttpRequest, signature: Signature): boolean {
	const {date, region, service, terminator, signedAt} = signature;
	const scope = [date, region, service, terminator];
	const toSign = ['AWS4-HMAC-SHA256', signedAt, scope.join('/'), sha256(canonicalRequest(request, signature))];
	const expected = createHmac('sha256', signingKey(secret, scope)).update(toSign.join('\n')).digest();
	const given = Buffer.from(signature.signature, 'hex');
	return given.length === expected.length && timingSafeEqual(expected, given);
}

/** Keys that were derived already, by secret and scope. */
const signingKeys = new Map<string, Buffer>();
const mostSigningKeys = 10_000;

/** Derive the key that signs for a day, a Region and a service. A client derives it once for many requests, and so does this side. */
function signingKey(secret: string, scope: readonly string[]): Buffer {
	const name = JSON.stringify([secret, ...scope]);
	const known = signingKeys.get(name);
	if (known !== undefined) {
		return known;
	}

	const key = scope.reduce<Buffer>(
		(previous, part) => createHmac('sha256', previous).update(part).digest(),
		Buffer.from(`AWS4${secret}`),
	);
	if (signingKeys.size >= mostSigningKeys) {
		signingKeys.clear();
	}

	signingKeys.set(name, key);
	return key;
}

function canonicalRequest(request: HttpRequest, {signedHeaders}: Signature): string {
	const [path = '/', query = ''] = request.url.split('?', 2);
	const lines = signedHeaders.map(name => `${name}:${headerOf(request, name)?.trim().replace(/ +/g, ' ') ?? ''}\n`);
	const declared = headerOf(request, 'x-amz-content-sha256');
	return [
		request.method,
		encodePath(path),
		canonicalQuery(query.replace(/(?:^|&)X-Amz-Signature=[^&]*/, '').replace(/^&/, '')),
		lines.join(''),
		signedHeaders.join(';'),
		declared === 'UNSIGNED-PAYLOAD' ? declared : sha256(request.body),
	].join('\n');
}

/** Sorted by name, then by value; the client has encoded both. */
function canonicalQuery(query: string): string {
	return query
		.split('&')
		.filter(part => part !== '')
		.map(part => {
			const [name = '', value = ''] = part.split('=', 2);
			return {name, value};
		})
		.sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
		.map(({name, value}) => `${name}=${value}`)
		.join('&');
}

/** Each part of the path is encoded once more than on the wire, as for every service but S3. */
function encodePath(path: string): string {
	return path
		.split('/')
		.map(part =>
			encodeURIComponent(part).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
		)
		.join('/');
}

function toBasicTime(date: string | undefined): string | undefined {
	const time = date === undefined ? Number.NaN : Date.parse(date);
	return Number.isNaN(time) ? undefined : basicTime(time);
}

/** `YYYYMMDDTHHMMSSZ` */
export function basicTime(epochMs: number): string {
	return new Date(epochMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The moment that such a time means, in epoch milliseconds; `NaN` for anything else. */
export function parseBasicTime(text: string): number {
	return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function sha256(data: string | Buffer): string {
	return createHash('sha256').update(data).digest('hex');
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** A header's value; several are joined, as HTTP means them. */
function headerOf({headers}: HttpRequest, name: string): string | undefined {
	const value = ownValue(headers, name);
	return typeof value === 'string' || value === undefined ? value : value.join(',');
}
