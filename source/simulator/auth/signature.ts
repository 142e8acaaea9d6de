import {createHash, createHmac, timingSafeEqual} from 'node:crypto';

/** What the `Authorization` header of AWS's Signature Version 4 says. */
export type SignatureHeader = {
	readonly accessKeyId: string;
	/** `YYYYMMDD` */
	readonly date: string;
	readonly region: string;
	readonly service: string;
	readonly signedHeaders: readonly string[];
	readonly signature: string;
};

export type SignedRequest = {
	readonly method: string;
	/** Path and query as they came. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	readonly body: Buffer;
};

const headerPattern =
	/^AWS4-HMAC-SHA256\s+Credential=(?<key>[^/]+)\/(?<date>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request,\s*SignedHeaders=(?<signed>[^,]+),\s*Signature=(?<signature>[0-9a-f]{64})$/;

/** Read the header; `undefined` where it isn't Signature Version 4. */
export function parseSignature(header: string): SignatureHeader | undefined {
	const groups = headerPattern.exec(header.trim())?.groups;
	return groups === undefined
		? undefined
		: {
				accessKeyId: groups.key!,
				date: groups.date!,
				region: groups.region!,
				service: groups.service!,
				signedHeaders: groups.signed!.split(';'),
				signature: groups.signature!,
			};
}

/**
Whether the request was signed with this secret.

@see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
*/
export function isSignedWith(secret: string, request: SignedRequest, parsed: SignatureHeader): boolean {
	const time = first(request.headers['x-amz-date']) ?? '';
	const scope = `${parsed.date}/${parsed.region}/${parsed.service}/aws4_request`;
	const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest(request, parsed))].join('\n');
	const key = [parsed.date, parsed.region, parsed.service, 'aws4_request'].reduce<Buffer>(
		(previous, part) => createHmac('sha256', previous).update(part).digest(),
		Buffer.from(`AWS4${secret}`),
	);
	const expected = createHmac('sha256', key).update(toSign).digest();
	return timingSafeEqual(expected, Buffer.from(parsed.signature, 'hex'));
}

function canonicalRequest({method, url, headers, body}: SignedRequest, {signedHeaders}: SignatureHeader): string {
	const [path = '/', query = ''] = url.split('?', 2);
	const canonicalQuery = query
		.split('&')
		.filter(part => part !== '')
		.map(part => (part.includes('=') ? part : `${part}=`))
		.sort()
		.join('&');
	const lines = signedHeaders.map(name => `${name}:${first(headers[name])?.trim().replace(/ +/g, ' ') ?? ''}\n`);
	const payload = first(headers['x-amz-content-sha256']) ?? sha256(body);
	return [method, encodePath(path), canonicalQuery, lines.join(''), signedHeaders.join(';'), payload].join('\n');
}

function encodePath(path: string): string {
	return path
		.split('/')
		.map(part =>
			encodeURIComponent(part).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
		)
		.join('/');
}

function sha256(data: string | Buffer): string {
	return createHash('sha256').update(data).digest('hex');
}

function first(value: string | readonly string[] | undefined): string | undefined {
	return typeof value === 'string' ? value : value?.[0];
}
