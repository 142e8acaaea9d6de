import type {Failure, FailureKind} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';

/** What was tried, for the sentence that tells of its failure. */
export type Attempt = {
	/** `list the steps of 4f7ca192-…`: goes on from "Couldn't". */
	readonly what: string;
	/** Spelled as the API spells it. */
	readonly operation: string;
	readonly where?: Location | undefined;
	/** The profile in use, for the sentence on how to sign in again. */
	readonly profile?: string | undefined;
};

/** Turn whatever the SDK threw into a failure to show. */
export function toFailure(error: unknown, attempt: Attempt): Failure {
	const {name, message, status, requestId} = readError(error);
	const kind = classify(name, message, status);
	return {
		kind,
		what: `Couldn't ${attempt.what}`,
		where: attempt.where,
		because: message,
		next: adviseNext(kind, attempt),
		operation: attempt.operation,
		code: name,
		requestId,
	};
}

type ReadError = {
	readonly name: string;
	readonly message: string;
	readonly status: number | undefined;
	readonly requestId: string | undefined;
};

function readError(error: unknown): ReadError {
	const thrown = (typeof error === 'object' && error !== null ? error : {}) as {
		readonly name?: string;
		readonly message?: string;
		readonly Message?: string;
		readonly code?: string;
		readonly errors?: ReadonlyArray<{readonly code?: string; readonly message?: string}>;
		readonly $metadata?: {readonly httpStatusCode?: number; readonly requestId?: string};
	};
	// A refused connection arrives as an AggregateError over the addresses that were tried, without a message of its own.
	const inner = thrown.errors?.[0];
	const code = thrown.code ?? inner?.code;
	const isSystem = code !== undefined && /^E[A-Z_]+$/.test(code);
	return {
		name: isSystem ? code : (thrown.name ?? 'Error'),
		message: (thrown.message || thrown.Message || inner?.message || '').trim() || String(thrown.name ?? error),
		status: thrown.$metadata?.httpStatusCode,
		requestId: thrown.$metadata?.requestId,
	};
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
		/^(AutomationExecutionNotFoundException|AutomationStepNotFoundException|AutomationDefinitionNotFoundException|AutomationDefinitionVersionNotFoundException|InvalidDocument|InvalidDocumentVersion|ResourceNotFoundException)$/,
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

function adviseNext(kind: FailureKind, {operation, profile}: Attempt): string | undefined {
	switch (kind) {
		case 'throttled':
			return 'AWS allows only so many calls a second, shared with everybody there; rollgrid slows down and asks again. --rate lowers its share.';
		case 'credentials':
			return profile === undefined
				? 'Credentials are looked for in the environment (AWS_ACCESS_KEY_ID, AWS_PROFILE), ~/.aws and the machine’s role. Sign in, e.g. with `aws sso login`, or name a --profile.'
				: `Sign in again: aws sso login --profile ${profile}`;
		case 'denied':
			return `Allow ${operation} for these credentials, or use others with --profile.`;
		case 'unreachable':
			return 'Check the network, --endpoint-url and --region; rollgrid asks again by itself.';
		case 'not-found':
			return /Execution/.test(operation)
				? 'Check the ID, --region and --profile: an execution is known only in its own account and Region, for 30 days.'
				: undefined;
		case 'service':
			return 'rollgrid asks again by itself.';
		default:
			return undefined;
	}
}
