import type {RequestContext} from '../../auth/evaluate.ts';
import {isAllowed, type Principal} from '../../auth/principal.ts';
import {parseSessionPolicy} from '../../auth/session-policy.ts';
import {integer, list, required, structure, text} from '../../constraints/shape.ts';
import {type Role, roleArn} from '../../directory/roles.ts';
import {isTrusted, principalContext} from '../../engine/rules/execution-role.ts';
import type {Tag} from '../../engine/state/api.ts';
import {ServiceError} from '../../service-error.ts';
import {refuse, services} from '../../services.ts';
import type {World} from '../../world.ts';
import {operation} from '../operation.ts';
import {checkDuration, checkRoleArn, hourSeconds, issueSession} from './session.ts';

type Input = {
	RoleArn: string;
	RoleSessionName: string;
	DurationSeconds?: number;
	ExternalId?: string;
	Policy?: string;
	PolicyArns?: ReadonlyArray<{arn?: string}>;
	Tags?: readonly Tag[];
	TransitiveTagKeys?: readonly string[];
	SourceIdentity?: string;
};

const xmlText = '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+';
const arn = text({min: 20, max: 2048, pattern: xmlText});
const tagKey = text({min: 1, max: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+'});

export const assumeRole = operation<Input>({
	service: 'sts',
	name: 'AssumeRole',
	input: structure({
		RoleArn: required(arn),
		RoleSessionName: required(text({min: 2, max: 64, pattern: '[\\w+=,.@-]*'})),
		PolicyArns: list(structure({arn}, 'PolicyDescriptorType')),
		Policy: text({min: 1, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+'}),
		DurationSeconds: integer(900, 43_200),
		Tags: list(
			structure(
				{
					Key: required(tagKey),
					Value: required(text({min: 0, max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*'})),
				},
				'Tag',
			),
			{max: 50},
		),
		TransitiveTagKeys: list(tagKey, {max: 50}),
		ExternalId: text({min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*'}),
		SerialNumber: text({min: 9, max: 256, pattern: '[\\w+=/:,.@-]*'}),
		TokenCode: text({min: 6, max: 6, pattern: '[\\d]*'}),
		SourceIdentity: text({min: 2, max: 64, pattern: '[\\w+=,.@-]*'}),
		ProvidedContexts: list(
			structure({ProviderArn: arn, ContextAssertion: text({min: 4, max: 2048})}, 'ProvidedContext'),
			{min: 1, max: 5},
		),
	}),
	// Whether the caller may is decided with the role's trust, and refused in the same words.
	isFree: true,
	handle(context, input) {
		const {principal} = context;
		const {RoleSessionName, DurationSeconds = hourSeconds, Policy, PolicyArns = [], SourceIdentity} = input;
		checkRoleArn(input.RoleArn);
		checkTags(input);
		const policy = parseSessionPolicy(
			context.world,
			Policy,
			PolicyArns.flatMap(({arn}) => arn ?? []),
		);
		const {accountId, role} = demandRole(context.world, principal, input);
		checkDuration(principal, role, DurationSeconds);
		return {
			...issueSession(context, {
				accountId,
				role,
				roleArn: input.RoleArn,
				name: RoleSessionName,
				seconds: DurationSeconds,
				policy,
			}),
			PackedPolicySize: Policy === undefined ? undefined : Math.ceil((Policy.length / 2048) * 100),
			SourceIdentity,
		};
	},
});

/** Tags of a session have different keys, and the keys that go on to further sessions are among them. @throws InvalidParameterValue. */
function checkTags({Tags = [], TransitiveTagKeys = []}: Input): void {
	const keys = new Set(Tags.map(({Key}) => Key.toLowerCase()));
	if (keys.size < Tags.length) {
		throw new ServiceError(
			'InvalidParameterValue',
			'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
		);
	}
	if (TransitiveTagKeys.some(key => !keys.has(key.toLowerCase()))) {
		throw new ServiceError(
			'InvalidParameterValue',
			'The specified transitive tag key must be included in the requested tags.',
		);
	}
}

function trustContext(world: World, {accountId}: Principal, externalId: string | undefined): RequestContext {
	const external = externalId === undefined ? [] : ([['sts:externalid', [externalId]]] as const);
	return new Map([...principalContext(world, accountId), ...external]);
}

/** @throws AccessDenied (403), the same for a role that isn't there: AWS doesn't say which. */
function demandRole(
	world: World,
	caller: Principal,
	{RoleArn, ExternalId}: Input,
): {readonly accountId: string; readonly role: Role} {
	const parts = /^arn:aws:iam::(?<accountId>\d{12}):role\/(?:.*\/)?(?<name>[^/]+)$/.exec(RoleArn)?.groups;
	const accountId = parts?.accountId ?? '';
	const account = world.accounts.get(accountId);
	const role = account?.roles.get(parts?.name ?? '');
	const letsIn =
		role !== undefined &&
		account?.state === 'ACTIVE' &&
		roleArn(accountId, role) === RoleArn &&
		isAllowed(caller, 'sts:AssumeRole', RoleArn) &&
		isTrusted(role.trust, caller.principalArn, trustContext(world, caller, ExternalId)) &&
		(role.trust.externalId === undefined || role.trust.externalId === ExternalId);
	if (!letsIn) {
		throw refuse(
			services.sts,
			'denied',
			`User: ${caller.principalArn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
		);
	}

	return {accountId, role};
}
