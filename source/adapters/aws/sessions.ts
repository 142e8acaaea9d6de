import {randomUUID} from 'node:crypto';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {describeEnd, type Errand, type ProgramEnd} from '../../core/domain/program.ts';
import {maskText} from '../../core/domain/secrets/secrets.ts';
import type {AuditEntry, AuditResponse} from '../../ports/audit-log.ts';
import type {Sessions} from '../../ports/sessions.ts';
import {explainRefusal} from './automation.ts';
import type {AwsCredentialIdentity, ClientOptions, Way} from './way.ts';

/** Every variable by which AWS's programs would find credentials or a Region other than the given ones. */
const othersWays = [
	'AWS_PROFILE',
	'AWS_DEFAULT_PROFILE',
	'AWS_ACCESS_KEY_ID',
	'AWS_SECRET_ACCESS_KEY',
	'AWS_SESSION_TOKEN',
	'AWS_SECURITY_TOKEN',
	'AWS_CREDENTIAL_EXPIRATION',
	'AWS_ROLE_ARN',
	'AWS_ROLE_SESSION_NAME',
	'AWS_WEB_IDENTITY_TOKEN_FILE',
	'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
	'AWS_CONTAINER_CREDENTIALS_FULL_URI',
	'AWS_CONTAINER_AUTHORIZATION_TOKEN',
	'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
	'AWS_REGION',
	'AWS_DEFAULT_REGION',
] as const;

/** Lends sessions to programs of the operator's own: they are refused, and recorded in the audit log, as calls that change something are. */
export function createSessions(clientOptions: ClientOptions, wayTo: (where: Location) => Promise<Way>): Sessions {
	return {
		async lend(errand, command) {
			const {where, name, isChange, hasSession} = errand;
			if (isChange && clientOptions.isReadOnly()) {
				return fail({
					kind: 'read-only',
					what: `${name} wasn’t run`,
					because: 'rollgrid runs with --read-only, and it may change something',
				});
			}

			try {
				const session = hasSession ? await enter(where, wayTo) : {variables: {}, endsAt: null};
				const audit = openEntry(clientOptions, errand, command);
				return succeed({...session, through: audit.through, end: audit.end});
			} catch (error) {
				const what = `enter ${printLocation(where)} for ${name}`;
				return fail(
					explainRefusal(error, {what, operation: 'sts:AssumeRole', where, environment: clientOptions.environment()}),
				);
			}
		},
	};
}

async function enter(where: Location, wayTo: (where: Location) => Promise<Way>) {
	const {signer, configFor} = await wayTo(where);
	const keys = await signer.current();
	const {endpoint} = configFor('');
	return {
		variables: {
			...Object.fromEntries(othersWays.map(name => [name, undefined])),
			...toVariables(keys),
			AWS_REGION: where.region,
			AWS_DEFAULT_REGION: where.region,
			...(endpoint === undefined ? {} : {AWS_ENDPOINT_URL: endpoint}),
		},
		endsAt: keys.expiration?.getTime() ?? null,
	};
}

function toVariables({accessKeyId, secretAccessKey, sessionToken}: AwsCredentialIdentity) {
	return {
		AWS_ACCESS_KEY_ID: accessKeyId,
		AWS_SECRET_ACCESS_KEY: secretAccessKey,
		...(sessionToken === undefined ? {} : {AWS_SESSION_TOKEN: sessionToken}),
	};
}

/** Record that a program is about to run. @returns A function that records how it has ended. */
function openEntry({auditLog, clock, describeCaller}: ClientOptions, errand: Errand, command: string) {
	const {where, name, line, hasSession} = errand;
	const {callerArn = null, through = null} = describeCaller?.(where.accountId) ?? {};
	const entry: Omit<AuditEntry, 'phase' | 'at' | 'answer'> = {
		id: randomUUID(),
		callerArn,
		through: hasSession ? through : null,
		...where,
		service: 'rollgrid',
		operation: line === null ? 'OpenShell' : 'RunOwnCommand',
		request: {name, command: maskText(command), hasSession},
	};
	auditLog?.record({...entry, phase: 'sent', at: clock.now(), answer: null});
	return {
		through: entry.through,
		end(outcome: Outcome<ProgramEnd>) {
			auditLog?.record({...entry, phase: 'answered', at: clock.now(), answer: toResponse(outcome)});
		},
	};
}

function toResponse(outcome: Outcome<ProgramEnd>): AuditResponse {
	const told = {requestId: null, executionId: null};
	if (!outcome.ok) {
		const {what, because} = outcome.failure;
		return {...told, errorCode: 'NotRun', message: because ?? what};
	}

	const {exitCode, signal} = outcome.value;
	return {
		...told,
		errorCode: exitCode === 0 ? null : signal === null ? `ExitStatus${exitCode}` : signal,
		message: describeEnd(outcome.value) ?? 'ended with exit status 0',
	};
}
