import {ownValue} from '../../../core/domain/own.ts';
import type {BrokenCause, CredentialSource} from './credential-source.ts';
import type {Variables} from './environment.ts';
import {expandHome, type Section, type SharedFiles} from './shared-files.ts';

/** What is searched for credentials. */
export type SourceSearch = {
	readonly profile: string;
	/** Whether a flag named the profile: keys and tokens in the environment are passed over then. */
	readonly isGiven: boolean;
	readonly env: Variables;
	readonly files: SharedFiles;
};

/**
Find where credentials come from, in the AWS CLI's order: keys in the environment, the profile's role, a web identity, SSO, keys of the credentials file, `aws login`, a helper, keys of the config file, the container, the instance.

@see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-authentication.html#cli-chap-authentication-precedence
*/
export function findSource(search: SourceSearch): CredentialSource {
	const {profile, isGiven, env} = search;
	if (!isGiven && env.AWS_ACCESS_KEY_ID) {
		return environmentKeys(search);
	}

	return (
		profileRole(search, profile, [profile]) ??
		inProfile(search, profile, !isGiven) ??
		ofMachine(env) ??
		broken('none', profile, `no credentials are set for profile ${profile}`)
	);
}

function broken(cause: BrokenCause, profile: string, because: string): CredentialSource {
	return {kind: 'broken', cause, profile, because};
}

function environmentKeys({env, profile}: SourceSearch): CredentialSource {
	const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey} = env;
	if (!secretAccessKey) {
		return broken('partial-keys', profile, 'AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY isn’t');
	}

	// The older name is read first, as the AWS CLI does.
	const sessionToken = env.AWS_SECURITY_TOKEN || env.AWS_SESSION_TOKEN;
	const expiration = env.AWS_CREDENTIAL_EXPIRATION;
	return {
		kind: 'keys',
		from: 'in the environment (AWS_ACCESS_KEY_ID)',
		keys: {
			accessKeyId,
			secretAccessKey,
			...(sessionToken ? {sessionToken} : {}),
			...(expiration ? {expiration} : {}),
		},
	};
}

/** A profile's role with the credentials that enter it; `null` where the profile has none. */
function profileRole(search: SourceSearch, name: string, visited: readonly string[]): CredentialSource | null {
	const section = ownValue(search.files.profiles, name) ?? {};
	const {role_arn: roleArn, source_profile: source, credential_source: machine} = section;
	if (roleArn === undefined || section.web_identity_token_file !== undefined) {
		return null;
	}

	const base = roleBase(search, name, section, visited);
	const seconds = Number.parseInt(section.duration_seconds ?? '', 10);
	return (source === undefined) === (machine === undefined)
		? broken(
				'bad-role',
				name,
				`profile ${name} has a role_arn, and ${source === undefined ? 'neither' : 'both'} source_profile ${source === undefined ? 'nor' : 'and'} credential_source`,
			)
		: base.kind === 'broken'
			? base
			: {
					kind: 'role',
					profile: name,
					roleArn,
					sessionName: section.role_session_name ?? null,
					externalId: section.external_id ?? null,
					mfaSerial: section.mfa_serial ?? null,
					durationSeconds: Number.isNaN(seconds) ? null : seconds,
					base,
				};
}

function roleBase(search: SourceSearch, name: string, section: Section, visited: readonly string[]): CredentialSource {
	const {env, files} = search;
	const {source_profile: source, credential_source: machine} = section;
	if (source === undefined) {
		const none = broken('bad-role', name, `profile ${name}: nothing is found by credential_source = ${machine}`);
		switch (machine) {
			case 'Environment':
				return env.AWS_ACCESS_KEY_ID ? environmentKeys(search) : none;
			case 'EcsContainer':
				return container(env) ?? none;
			case 'Ec2InstanceMetadata':
				return {kind: 'instance', isNamed: true};
			default:
				return broken('bad-role', name, `profile ${name} has an unknown credential_source ${machine}`);
		}
	}

	const sourceSection = ownValue(files.profiles, source);
	if (sourceSection === undefined) {
		return broken('bad-role', name, `profile ${name} has the source_profile ${source}, which there isn’t`);
	}

	const hasKeys = sourceSection.aws_access_key_id !== undefined;
	if (visited.includes(source) && !(source === name && hasKeys)) {
		return broken('bad-role', name, `the source_profile of ${[...visited, source].join(' → ')} leads in a circle`);
	}

	const none = () => broken('bad-role', source, `the source_profile ${source} of profile ${name} has no credentials`);
	return hasKeys
		? (inProfile(search, source, false) ?? none())
		: (profileRole(search, source, [...visited, source]) ?? inProfile(search, source, false) ?? none());
}

/** What a profile holds but a role, in the order of the AWS CLI. */
function inProfile(search: SourceSearch, name: string, readsEnvironment: boolean): CredentialSource | null {
	const {files} = search;
	const section = ownValue(files.profiles, name) ?? {};
	return (
		webIdentity(search, name, section, readsEnvironment) ??
		sso(files, name, section) ??
		writtenKeys(ownValue(files.credentials, name), name, files.credentialsPath) ??
		(section.login_session === undefined ? null : {kind: 'login', profile: name}) ??
		(section.credential_process === undefined
			? null
			: {kind: 'process', profile: name, command: section.credential_process}) ??
		writtenKeys(section, name, files.configPath)
	);
}

function webIdentity(
	{env}: SourceSearch,
	name: string,
	section: Section,
	readsEnvironment: boolean,
): CredentialSource | null {
	const variable = (key: string) => (readsEnvironment ? env[key] : undefined);
	const tokenFile = variable('AWS_WEB_IDENTITY_TOKEN_FILE') ?? section.web_identity_token_file;
	if (tokenFile === undefined) {
		return null;
	}

	const roleArn = variable('AWS_ROLE_ARN') ?? section.role_arn;
	const from =
		variable('AWS_WEB_IDENTITY_TOKEN_FILE') === undefined ? `profile ${name}` : 'AWS_WEB_IDENTITY_TOKEN_FILE';
	return roleArn === undefined
		? broken(
				'bad-token',
				name,
				`${from} names a token file, and no role_arn or AWS_ROLE_ARN the role to be assumed with it`,
			)
		: {
				kind: 'web-identity',
				from,
				tokenFile: expandHome(tokenFile, env),
				roleArn,
				sessionName: variable('AWS_ROLE_SESSION_NAME') ?? section.role_session_name ?? null,
			};
}

function sso({sessions}: SharedFiles, name: string, section: Section): CredentialSource | null {
	const {sso_account_id: accountId, sso_role_name: roleName, sso_session: session} = section;
	if (accountId === undefined && roleName === undefined) {
		return null;
	}

	if (session !== undefined && ownValue(sessions, session) === undefined) {
		return broken(
			'bad-sso',
			name,
			`profile ${name} names the sso_session ${session}, and there is no section [sso-session ${session}]`,
		);
	}

	const settings = session === undefined ? section : {...section, ...ownValue(sessions, session)};
	const {sso_start_url: startUrl, sso_region: region} = settings;
	const missing = Object.entries({
		sso_start_url: startUrl,
		sso_region: region,
		sso_account_id: accountId,
		sso_role_name: roleName,
	}).filter(([, value]) => value === undefined);
	return startUrl === undefined || region === undefined || accountId === undefined || roleName === undefined
		? broken('bad-sso', name, `the SSO settings of profile ${name} lack ${missing.map(([key]) => key).join(', ')}`)
		: {kind: 'sso', profile: name, session: session ?? null, startUrl, region, accountId, roleName};
}

function writtenKeys(section: Section | undefined, name: string, path: string): CredentialSource | null {
	const {aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey} = section ?? {};
	if (accessKeyId === undefined) {
		return null;
	}

	const sessionToken = section?.aws_security_token ?? section?.aws_session_token;
	return secretAccessKey === undefined
		? broken('partial-keys', name, `profile ${name} has an aws_access_key_id and no aws_secret_access_key in ${path}`)
		: {
				kind: 'keys',
				from: `of profile ${name} in ${path}`,
				keys: {accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : {sessionToken})},
			};
}

function ofMachine(env: Variables): CredentialSource | null {
	return (
		container(env) ??
		(env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true' ? null : {kind: 'instance', isNamed: false})
	);
}

function container(env: Variables): CredentialSource | null {
	const names = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];
	const from = names.find(name => env[name]);
	return from === undefined ? null : {kind: 'container', from};
}
