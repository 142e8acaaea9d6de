import type {Failure, FailureKind} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {MissingPart} from '../../core/domain/setup.ts';
import {causes, type Facts} from './causes.ts';
import type {Environment} from './environment/environment.ts';
import type {Route} from './environment/request-handler.ts';

/** What was tried, for the sentence that tells of its failure. */
export type Attempt = {
	/** `list the steps of 4f7ca192-…`: goes on from "Couldn't". */
	readonly what: string;
	/** Spelled as the API spells it. */
	readonly operation: string;
	readonly where?: Location | undefined;
	/** The central account's, for the sentence on what to do; left out where it couldn't be worked out. */
	readonly environment?: Environment | null;
};

/** Turn whatever the SDK threw into a failure to show: what the cause's own row says, else what is said of its kind. */
export function toFailure(error: unknown, attempt: Attempt): Failure {
	const read = readError(error);
	const facts: Facts = {...read, environment: attempt.environment ?? null};
	const cause = causes.find(({when}) => when(facts));
	const kind = cause?.kind ?? classify(read.name, read.message, read.status);
	const missing = findMissing(read);
	return {
		kind,
		what: `Couldn't ${attempt.what}`,
		where: attempt.where,
		because: cause?.because?.(facts) ?? read.message,
		next: cause?.next(facts) ?? adviseNext(kind, attempt, read.message),
		operation: attempt.operation,
		code: ownNames.has(read.name) ? undefined : read.name,
		requestId: read.requestId,
		...(missing === undefined ? {} : {missing}),
		// AWS has no code for it: only the message shows it.
		...(kind === 'invalid' && /\btag/i.test(read.message) ? {isAboutTags: true} : {}),
	};
}

/** What has to be chosen again: the named profile doesn't exist, or has no credentials. */
function findMissing({name, cause}: ReadError): MissingPart | undefined {
	return name === 'EnvironmentError' && cause === 'no-profile'
		? 'profile'
		: name === 'BrokenSourceError'
			? 'credentials'
			: undefined;
}

/** Classes of this program and of the SDK: none of them is a code of AWS, and their words say all. */
const ownNames = new Set([
	'EnvironmentError',
	'NoCodeError',
	'HelperError',
	'BrokenSourceError',
	'ProxyError',
	'StrangeAnswerError',
	'CredentialsProviderError',
	'TokenProviderError',
	'Error',
]);

/** Nothing names the Region that fan-outs are started in. */
export function explainNoRegion({profile}: Environment): Failure {
	return {
		kind: 'credentials',
		what: 'No Region is set',
		because: `looked for --region, AWS_REGION, AWS_DEFAULT_REGION, the region of profile ${profile.value} and the instance metadata`,
		next: 'Name the Region that your fan-outs are started in, e.g. --region us-east-1.',
		missing: 'region',
	};
}

type ReadError = Omit<Facts, 'environment'> & {
	readonly status: number | undefined;
	readonly requestId: string | undefined;
};

function readError(error: unknown): ReadError {
	const thrown = (typeof error === 'object' && error !== null ? error : {}) as {
		readonly name?: string;
		readonly message?: string;
		readonly Message?: string;
		readonly code?: string;
		readonly cause?: unknown;
		readonly next?: string;
		readonly route?: Route;
		readonly certificate?: string;
		readonly errors?: ReadonlyArray<{readonly code?: string; readonly message?: string}>;
		readonly $metadata?: {readonly httpStatusCode?: number; readonly requestId?: string};
	};
	// A refused connection arrives as an AggregateError over the addresses that were tried, without a message of its own.
	const inner = thrown.errors?.[0];
	const code = thrown.code ?? inner?.code;
	const isSystem = code !== undefined && /^[A-Z][A-Z_]+$/.test(code);
	const message = withoutHint(thrown.message || thrown.Message || inner?.message || '');
	// Our own code found something in an answer that AWS never sends.
	const isMisread = code === undefined && (error instanceof TypeError || error instanceof RangeError);
	return {
		name: isSystem ? code : isMisread ? 'StrangeAnswerError' : (thrown.name ?? 'Error'),
		message: isMisread ? `What came back isn’t as AWS writes it (${message})` : message || String(thrown.name ?? error),
		cause: typeof thrown.cause === 'string' ? thrown.cause : null,
		next: thrown.next ?? null,
		route: thrown.route ?? null,
		certificate: thrown.certificate ?? null,
		status: thrown.$metadata?.httpStatusCode,
		requestId: thrown.$metadata?.requestId,
	};
}

/** Remove the SDK's hint where a programmer finds the raw response. */
function withoutHint(message: string): string {
	return message.replace(/\s*Deserialization error: to see the raw response.*$/s, '').trim();
}

const kinds: ReadonlyArray<readonly [RegExp, FailureKind]> = [
	[
		/^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|SlowDown)$/,
		'throttled',
	],
	[
		/^(ExpiredToken|ExpiredTokenException|CredentialsProviderError|TokenProviderError|UnrecognizedClientException|InvalidClientTokenId|MissingAuthenticationTokenException|InvalidSignatureException|SignatureDoesNotMatch|UnauthorizedException|SSOTokenProviderFailure)$/,
		'credentials',
	],
	[
		/^(AccessDenied|AccessDeniedException|UnauthorizedOperation|OptInRequired|RegionDisabledException|AWSOrganizationsNotInUseException)$/,
		'denied',
	],
	[
		/^(AutomationExecutionNotFoundException|AutomationStepNotFoundException|AutomationDefinitionNotFoundException|AutomationDefinitionVersionNotFoundException|InvalidDocument|InvalidDocumentVersion|InvalidCommandId|InvocationDoesNotExist|ResourceNotFoundException)$/,
		'not-found',
	],
	[
		/^(InvalidAutomationStatusUpdateException|IdempotentParameterMismatch|InvalidAutomationSignalException|AutomationExecutionLimitExceededException)$/,
		'conflict',
	],
	[/^(E[A-Z_]+|TimeoutError|NetworkingError|AbortError)$/, 'unreachable'],
	[
		/^(InternalServerError|InternalFailure|ServiceUnavailable|ServiceUnavailableException|SyntaxError|ServiceException)$/,
		'service',
	],
];

function classify(name: string, message: string, status: number | undefined): FailureKind {
	const known = kinds.find(([pattern]) => pattern.test(name))?.[1];
	if (known !== undefined) {
		return known;
	}

	if (/socket hang up|timed? ?out|ECONN|ENOTFOUND|getaddrinfo/i.test(message)) {
		return 'unreachable';
	}

	if (/credential|token (has|is) expired/i.test(message)) {
		return 'credentials';
	}

	return status !== undefined && status >= 400 && status < 500 ? 'invalid' : 'service';
}

function adviseNext(kind: FailureKind, {operation}: Attempt, message: string): string | undefined {
	switch (kind) {
		case 'throttled':
			return 'AWS allows only so many calls a second, shared with everybody there. --rate lowers rollgrid’s share.';
		case 'credentials':
			return 'Credentials are looked for in the environment (AWS_ACCESS_KEY_ID, AWS_PROFILE), ~/.aws and the machine’s role. Sign in, e.g. with `aws sso login`, or name a --profile.';
		case 'denied':
			return `Allow ${readAction(message) ?? operation} for these credentials, or use others with --profile.`;
		case 'unreachable':
			return 'Check the network, --endpoint-url and --region.';
		case 'not-found':
			return /Execution/.test(operation)
				? 'Check the ID, --region and --profile: an execution is known only in its own account and Region, for 30 days.'
				: undefined;
		case 'service':
			return undefined;
		default:
			return undefined;
	}
}

/** The action that AWS says is missing, and on what: it may be another than the one that was called. */
function readAction(message: string): string | null {
	const [, action, resource] = /not authorized to perform: ([\w-]+:\w+)(?: on resource: (\S+))?/.exec(message) ?? [];
	return action === undefined ? null : `${action}${resource === undefined ? '' : ` on ${resource}`}`;
}
