/** An answer that AWS never gives: something else answered, such as a proxy, a sign-in page of the network, or a stand-in. */
export class StrangeAnswerError extends Error {
	override readonly name = 'StrangeAnswerError';
}

/** The error that the SDK throws for a body that it can't read, or that names no error. */
type Unread = {
	readonly name?: string;
	readonly message?: string;
	readonly $response?: {readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>>};
};

/** The part of a request and of its answer that lists have. */
type Listed = {readonly NextToken?: unknown};

type Next = (args: {readonly input: Listed}) => Promise<{readonly output: Listed}>;

/** The part of an SDK client that is needed to check its answers. */
type Checkable = {
	readonly middlewareStack: {
		// biome-ignore lint/complexity/noBannedTypes: the SDK types its middleware by each client's own inputs; ours reads none of them
		add(middleware: Function, options: {readonly step: 'initialize'; readonly name: string}): void;
	};
};

/**
Refuse what isn't an answer of AWS, with an error that says so: a body that is no JSON or XML, an error without a code, and a page that names itself as the next one, behind which a list would never end.

@throws StrangeAnswerError, out of the client's calls.
*/
export function checkAnswers(client: object): void {
	const middleware = (next: Next): Next => {
		return async args => {
			const result = await next(args).catch((error: unknown) => {
				throw toStrange(error) ?? error;
			});
			const token = result.output.NextToken;
			if (typeof token === 'string' && token !== '' && token === args.input.NextToken) {
				throw new StrangeAnswerError('The answer names the same page again as the next one');
			}

			return result;
		};
	};

	(client as Checkable).middlewareStack.add(middleware, {step: 'initialize', name: 'rollgridCheckAnswers'});
}

function toStrange(error: unknown): StrangeAnswerError | null {
	const {
		name = '',
		message = '',
		$response: response,
	} = (typeof error === 'object' && error !== null ? error : {}) as Unread;
	const isUnread =
		response?.statusCode !== undefined && (/^(SyntaxError|Unknown)$/.test(name) || /parse error/i.test(message));
	if (!isUnread) {
		return null;
	}

	const {statusCode, headers = {}} = response;
	const type = headers['content-type']?.split(';')[0] ?? '';
	return new StrangeAnswerError(
		`What came back isn’t an answer of AWS: HTTP ${statusCode}${type === '' ? '' : `, ${type}`}`,
	);
}
