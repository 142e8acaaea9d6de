import {baseOf} from './credential-source.ts';
import type {Environment, GivenOrigin, Setting, Variables} from './environment.ts';
import type {Section} from './shared-files.ts';

/** What is set and would have led elsewhere, had not something else been before it; each with what that is. */
export function listPassedOver(
	given: GivenOrigin,
	env: Variables,
	settings: Section,
	places: Omit<Environment, 'passedOver'>,
): readonly string[] {
	const {profile, region, source} = places;
	const isFromEnvironment = source.kind === 'keys' && source.from.startsWith('in the environment');
	const base = baseOf(source);
	const areKeysUsed = base.kind === 'keys' && base.from.startsWith('in the environment');
	const isToken = source.kind === 'web-identity' && source.from === 'AWS_WEB_IDENTITY_TOKEN_FILE';
	const signs = isFromEnvironment ? 'AWS_ACCESS_KEY_ID' : isToken ? 'AWS_WEB_IDENTITY_TOKEN_FILE' : null;
	return [
		...(signs !== null && profile.from !== '' && holdsCredentials(settings)
			? [`the credentials of ${profile.from}=${profile.value} (${signs} wins over it)`]
			: []),
		...(!areKeysUsed && profile.from.startsWith('--') && env.AWS_ACCESS_KEY_ID
			? [`AWS_ACCESS_KEY_ID (${profile.from} wins over it)`]
			: []),
		...(signs === null && profile.from.startsWith('--') && env.AWS_WEB_IDENTITY_TOKEN_FILE
			? [`AWS_WEB_IDENTITY_TOKEN_FILE (${profile.from} wins over it)`]
			: []),
		...otherProfiles(env, profile),
		...(env.AWS_REGION === '' ? ['AWS_REGION, which is empty'] : []),
		...otherRegions(given, env, settings, profile.value, region),
		...otherEndpoints(given, env, settings, places),
		...otherSwitches(env, settings, places),
	];
}

function otherProfiles(env: Variables, {value, from}: Setting): readonly string[] {
	return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']
		.filter(name => name !== from && env[name] && env[name] !== value)
		.map(name => `${name}=${env[name]} (${from} wins over it)`);
}

function otherRegions(
	{region: flag}: GivenOrigin,
	env: Variables,
	{region: ofProfile}: Section,
	profile: string,
	chosen: Setting | null,
): readonly string[] {
	if (chosen === null) {
		return [];
	}

	const sources: ReadonlyArray<readonly [string, string | undefined]> = [
		['AWS_REGION', env.AWS_REGION],
		['AWS_DEFAULT_REGION', env.AWS_DEFAULT_REGION],
		[`profile ${profile}`, ofProfile],
	];
	const place = flag === undefined ? sources.findIndex(([name]) => name === chosen.from) : -1;
	return sources
		.slice(place + 1)
		.filter(([, value]) => value && value !== chosen.value)
		.map(([name, value]) =>
			name.startsWith('AWS_')
				? `${name}=${value} (${chosen.from} wins over it)`
				: `the Region ${value} of ${name} (${chosen.from} wins over it)`,
		);
}

function otherEndpoints(
	{endpointUrl}: GivenOrigin,
	env: Variables,
	settings: Section,
	{endpoint, endpoints}: Pick<Environment, 'endpoint' | 'endpoints'>,
): readonly string[] {
	const chosen = endpoint?.value ?? null;
	const isIgnored = endpoint === null && Object.keys(endpoints).length === 0;
	const reason =
		endpointUrl === undefined
			? isIgnored
				? 'configured endpoints are ignored'
				: `${endpoint?.from} wins over it`
			: '--endpoint-url wins over it';
	const variables = Object.entries(env)
		.filter(([name, value]) => name.startsWith('AWS_ENDPOINT_URL') && value && value !== chosen)
		.filter(([name]) => isIgnored || endpointUrl !== undefined || name === 'AWS_ENDPOINT_URL')
		.map(([name, value]) => `${name}=${value} (${reason})`);
	const {endpoint_url: ofProfile, services} = settings;
	const isOverProfile = isIgnored || endpointUrl !== undefined || env.AWS_ENDPOINT_URL;
	return [
		...variables,
		...(isOverProfile && ofProfile !== undefined && ofProfile !== chosen
			? [`the endpoint ${ofProfile} of the profile (${reason})`]
			: []),
		...(isOverProfile && services !== undefined ? [`services ${services} of the profile (${reason})`] : []),
	];
}

/** FIPS and dual stack that the profile asks for and a variable takes back, or that an endpoint of one's own makes void. */
function otherSwitches(
	env: Variables,
	settings: Section,
	{profile, endpoint, endpoints, usesFips, usesDualStack}: Omit<Environment, 'passedOver'>,
): readonly string[] {
	const own = endpoint ?? Object.values(endpoints)[0] ?? null;
	const switches: ReadonlyArray<readonly [string, string, Setting<boolean> | null]> = [
		['use_fips_endpoint', 'AWS_USE_FIPS_ENDPOINT', usesFips],
		['use_dualstack_endpoint', 'AWS_USE_DUALSTACK_ENDPOINT', usesDualStack],
	];
	return switches.flatMap(([key, variable, chosen]) => [
		...(env[variable] && settings[key] !== undefined && (settings[key]?.toLowerCase() === 'true') !== chosen?.value
			? [`${key} of profile ${profile.value} (${variable} wins over it)`]
			: []),
		...(chosen?.value && own !== null
			? [
					`${chosen.from === variable ? variable : `${key} of ${chosen.from}`} (the endpoint of ${own.from} is taken as it is)`,
				]
			: []),
	]);
}

function holdsCredentials(settings: Section): boolean {
	return ['aws_access_key_id', 'role_arn', 'sso_account_id', 'credential_process', 'login_session'].some(
		key => settings[key] !== undefined,
	);
}
