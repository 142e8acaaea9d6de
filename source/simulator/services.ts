import {FrontEndError} from './service-error.ts';

export type ServiceName =
	| 'ssm'
	| 'organizations'
	| 'sts'
	| 'monitoring'
	| 'iam'
	| 'resource-groups'
	| 'account'
	| 'ec2'
	| 'tagging'
	| 'cloudformation'
	| 'servicequotas'
	| 'sqs';

/** Why a request is refused before its operation sees it. */
export type Refusal =
	| 'unsigned'
	| 'badly-signed'
	| 'unknown-key'
	| 'expired'
	| 'wrong-signature'
	| 'denied'
	| 'throttled'
	| 'invalid'
	| 'unreadable'
	| 'unavailable'
	| 'broken';

type RefusalCodes = Readonly<Record<Refusal, readonly [code: string, status: number]>>;

/** What the services of AWS differ in, apart from their operations. */
export type Service = {
	/** As a signature's scope spells it. */
	readonly name: ServiceName;
	/** What IAM's actions begin with. */
	readonly rightsPrefix: string;
	/** Whether it lives in each Region, so that an account must have the Region enabled. */
	readonly isRegional: boolean;
	/** How far a request's time may be off. */
	readonly skewMinutes: number;
	/** The member of an exception's body that carries the text. */
	readonly messageMember: 'Message' | 'message';
	readonly answers: RefusalCodes;
};

/** Services with a JSON protocol. The status of refusals that concern the caller differs: 400 in JSON RPC, 403 in REST. */
function jsonRefusals(callerStatus: number, changes: Partial<RefusalCodes> = {}): RefusalCodes {
	return {
		unsigned: ['MissingAuthenticationTokenException', callerStatus],
		'badly-signed': ['IncompleteSignatureException', callerStatus],
		'unknown-key': ['UnrecognizedClientException', callerStatus],
		expired: ['ExpiredTokenException', callerStatus],
		'wrong-signature': ['InvalidSignatureException', callerStatus],
		denied: ['AccessDeniedException', callerStatus],
		throttled: ['ThrottlingException', 400],
		invalid: ['ValidationException', 400],
		unreadable: ['SerializationException', 400],
		unavailable: ['ServiceUnavailableException', 503],
		broken: ['InternalServerError', 500],
		...changes,
	};
}

const queryRefusals: RefusalCodes = {
	unsigned: ['MissingAuthenticationToken', 403],
	'badly-signed': ['IncompleteSignature', 400],
	'unknown-key': ['InvalidClientTokenId', 403],
	expired: ['ExpiredToken', 403],
	'wrong-signature': ['SignatureDoesNotMatch', 403],
	denied: ['AccessDenied', 403],
	throttled: ['Throttling', 400],
	invalid: ['ValidationError', 400],
	unreadable: ['MalformedInput', 400],
	unavailable: ['ServiceUnavailable', 503],
	broken: ['InternalFailure', 500],
};

const common = {isRegional: true, skewMinutes: 5, messageMember: 'Message'} as const;

/**
Systems Manager and its neighbours.

Organizations throttles with 400, not 429.

@see https://github.com/aws/aws-sdk-js/issues/2135
*/
export const services: Readonly<Record<ServiceName, Service>> = {
	ssm: {...common, name: 'ssm', rightsPrefix: 'ssm', answers: jsonRefusals(400)},
	organizations: {
		...common,
		name: 'organizations',
		rightsPrefix: 'organizations',
		isRegional: false,
		answers: jsonRefusals(400, {
			throttled: ['TooManyRequestsException', 400],
			invalid: ['InvalidInputException', 400],
			broken: ['ServiceException', 500],
		}),
	},
	monitoring: {
		...common,
		name: 'monitoring',
		rightsPrefix: 'cloudwatch',
		messageMember: 'message',
		answers: jsonRefusals(400, {broken: ['InternalServiceFault', 500]}),
	},
	'resource-groups': {
		...common,
		name: 'resource-groups',
		rightsPrefix: 'resource-groups',
		answers: jsonRefusals(403, {
			throttled: ['TooManyRequestsException', 429],
			invalid: ['BadRequestException', 400],
			broken: ['InternalServerErrorException', 500],
		}),
	},
	account: {
		...common,
		name: 'account',
		rightsPrefix: 'account',
		isRegional: false,
		messageMember: 'message',
		answers: jsonRefusals(403, {
			throttled: ['TooManyRequestsException', 429],
			broken: ['InternalServerException', 500],
		}),
	},
	tagging: {
		...common,
		name: 'tagging',
		rightsPrefix: 'tag',
		answers: jsonRefusals(400, {
			throttled: ['ThrottledException', 400],
			invalid: ['InvalidParameterException', 400],
			broken: ['InternalServiceException', 500],
		}),
	},
	ec2: {
		...common,
		name: 'ec2',
		rightsPrefix: 'ec2',
		answers: {
			...queryRefusals,
			unsigned: ['AuthFailure', 401],
			'unknown-key': ['AuthFailure', 401],
			expired: ['RequestExpired', 400],
			'wrong-signature': ['AuthFailure', 401],
			denied: ['UnauthorizedOperation', 403],
			throttled: ['RequestLimitExceeded', 503],
			invalid: ['InvalidParameterValue', 400],
			unavailable: ['Unavailable', 503],
			broken: ['InternalError', 500],
		},
	},
	sts: {...common, name: 'sts', rightsPrefix: 'sts', skewMinutes: 15, answers: queryRefusals},
	cloudformation: {
		...common,
		name: 'cloudformation',
		rightsPrefix: 'cloudformation',
		skewMinutes: 15,
		answers: queryRefusals,
	},
	servicequotas: {
		...common,
		name: 'servicequotas',
		rightsPrefix: 'servicequotas',
		answers: jsonRefusals(400, {
			throttled: ['TooManyRequestsException', 400],
			invalid: ['IllegalArgumentException', 400],
			broken: ['ServiceException', 500],
		}),
	},
	sqs: {
		...common,
		name: 'sqs',
		rightsPrefix: 'sqs',
		skewMinutes: 15,
		messageMember: 'message',
		answers: jsonRefusals(403, {
			throttled: ['RequestThrottled', 403],
			invalid: ['InvalidParameterValue', 400],
			broken: ['InternalFailure', 500],
		}),
	},
	iam: {...common, name: 'iam', rightsPrefix: 'iam', isRegional: false, skewMinutes: 15, answers: queryRefusals},
};

/** A service as it answers in the query protocol, which CloudWatch speaks besides two others. */
export function inQueryProtocol(service: Service): Service {
	return service.name === 'ec2' ? service : {...service, skewMinutes: 15, answers: queryRefusals};
}

/** The refusal in this service's code and status. */
export function refuse(
	service: Service,
	refusal: Refusal,
	message: string,
	members: Readonly<Record<string, unknown>> = {},
): FrontEndError {
	const [code, status] = service.answers[refusal];
	return new FrontEndError(code, message, status, members);
}
