import {ownValue} from '../../../core/domain/own.ts';
import type {Setup, SetupProfile} from '../../../core/domain/setup.ts';
import {baseOf, type CredentialSource} from './credential-source.ts';
import type {Environment, GivenOrigin, Variables} from './environment.ts';
import {findSource} from './find-source.ts';
import {resolveEnvironment} from './resolve-environment.ts';
import {readSharedFiles, type SharedFiles} from './shared-files.ts';

/** Variables whose values are returned; for the others, only whether they are set. */
const plain = [
	'AWS_PROFILE',
	'AWS_DEFAULT_PROFILE',
	'AWS_REGION',
	'AWS_DEFAULT_REGION',
	'AWS_CONFIG_FILE',
	'AWS_SHARED_CREDENTIALS_FILE',
	'AWS_ENDPOINT_URL',
	'AWS_EC2_METADATA_DISABLED',
	'AWS_EC2_METADATA_SERVICE_ENDPOINT',
	'AWS_WEB_IDENTITY_TOKEN_FILE',
	'AWS_ROLE_ARN',
];
const hidden = [
	'AWS_ACCESS_KEY_ID',
	'AWS_SECRET_ACCESS_KEY',
	'AWS_SESSION_TOKEN',
	'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
	'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** Read the AWS setup of this machine from its files. Makes no call. */
export async function readSetup(given: GivenOrigin, env: Variables): Promise<Setup> {
	const files = await readSharedFiles(env);
	const environment = tryToResolve(given, env, files);
	const source = environment?.source ?? null;
	const signer = source === null ? undefined : signerOf(source, environment!.profile.value);
	return {
		configPath: files.configPath,
		credentialsPath: files.credentialsPath,
		profiles: Object.keys(files.profiles)
			.sort((a, b) => (a < b ? -1 : 1))
			.map(name => describeProfile(name, files, env)),
		variables: [
			...plain.filter(name => env[name]).map(name => ({name, value: env[name]!})),
			...hidden.filter(name => env[name]).map(name => ({name, value: ''})),
		],
		passedOver: environment?.passedOver ?? [],
		...(signer === undefined ? {} : {signer}),
		region: environment?.region?.value ?? null,
		asksMachineFor: listAsked(environment),
		trouble: files.trouble,
	};
}

function tryToResolve(given: GivenOrigin, env: Variables, files: SharedFiles): Environment | null {
	try {
		return resolveEnvironment(given, env, files);
	} catch {
		// A profile that doesn't exist: the first call reports it.
		return null;
	}
}

function signerOf(source: CredentialSource, profile: string): string | null | undefined {
	switch (source.kind) {
		case 'broken':
		case 'instance':
			return undefined;
		case 'keys':
			return source.from.startsWith('in the environment') ? null : profile;
		default:
			return profile;
	}
}

function listAsked(environment: Environment | null): Setup['asksMachineFor'] {
	if (environment === null || environment.metadata.isDisabled) {
		return [];
	}

	const base = baseOf(environment.source);
	return [
		...(environment.region === null ? (['a Region'] as const) : []),
		...(base.kind === 'instance' ? (['credentials'] as const) : []),
	];
}

function describeProfile(name: string, files: SharedFiles, env: Variables): SetupProfile {
	// As with a flag that names the profile: keys in the environment, and those of the machine, don't count.
	const source = findSource({profile: name, isGiven: true, env: {HOME: env.HOME}, files});
	const isOwn = source.kind !== 'instance' || source.isNamed;
	return {
		name,
		region: ownValue(files.profiles, name)?.region || null,
		by: isOwn ? kinds[source.kind] : null,
	};
}

const kinds: Readonly<Record<CredentialSource['kind'], string | null>> = {
	keys: 'keys',
	role: 'role',
	'web-identity': 'web identity',
	sso: 'SSO',
	login: 'aws login',
	process: 'credential_process',
	container: 'container',
	instance: 'instance',
	broken: null,
};
