import {ownValue} from '../../../core/domain/own.ts';
import type {Endpoints, Environment, GivenOrigin, Retry, Setting, Variables} from './environment.ts';
import {findSource} from './find-source.ts';
import {isNear} from './near-names.ts';
import {listPassedOver} from './passed-over.ts';
import {readProxies} from './proxies.ts';
import {expandHome, type Section, type SharedFiles} from './shared-files.ts';

/** A mistake in how the machine is set up, found before anything was asked. */
export class EnvironmentError extends Error {
	override readonly name = 'EnvironmentError';

	override readonly cause: 'no-profile' | 'no-services' | 'unreadable' | 'bad-endpoint';
	/** What to do. */
	readonly next: string;

	constructor(cause: EnvironmentError['cause'], message: string, next: string) {
		super(message);
		this.cause = cause;
		this.next = next;
	}
}

/**
Work out where calls go and who signs them, by the AWS CLI's rules.

A flag wins over a variable, a variable over the profile. A profile that a flag names wins over keys in the environment as well; one that `AWS_PROFILE` names doesn't.

@throws EnvironmentError where a profile is named that there isn't.
*/
export function resolveEnvironment(given: GivenOrigin, env: Variables, files: SharedFiles): Environment {
	const profile = findProfileName(given, env);
	const section = ownValue(files.profiles, profile.value);
	if (files.trouble !== null) {
		throw new EnvironmentError(
			'unreadable',
			files.trouble,
			'Let your user read it, or name another with AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.',
		);
	}

	if (section === undefined && profile.from !== '') {
		throw noSuchProfile(profile, files);
	}

	const settings: Section = section ?? {};
	const from = `profile ${profile.value}`;
	const read = (key: string, ...variables: readonly string[]): Setting | null =>
		readSetting(env, settings, from, key, variables);
	const caBundle = read('ca_bundle', 'AWS_CA_BUNDLE');
	const endpoints = findEndpoints(given, env, settings, from, files);
	refuseBadEndpoint(endpoints);
	const places = {
		profile,
		region:
			given.region === undefined
				? read('region', 'AWS_REGION', 'AWS_DEFAULT_REGION')
				: {value: given.region, from: '--region'},
		...endpoints,
		forLookups: findEndpoints({}, env, settings, from, files),
		usesFips: toSwitch(read('use_fips_endpoint', 'AWS_USE_FIPS_ENDPOINT')),
		usesDualStack: toSwitch(read('use_dualstack_endpoint', 'AWS_USE_DUALSTACK_ENDPOINT')),
		caBundle: caBundle === null ? null : {...caBundle, value: expandHome(caBundle.value, env)},
		proxies: readProxies(env),
		retry: readRetry(read),
		metadata: {
			endpoint: read('ec2_metadata_service_endpoint', 'AWS_EC2_METADATA_SERVICE_ENDPOINT'),
			timeoutMs: (toNumber(read('metadata_service_timeout', 'AWS_METADATA_SERVICE_TIMEOUT')) ?? 1) * 1000,
			attempts: toNumber(read('metadata_service_num_attempts', 'AWS_METADATA_SERVICE_NUM_ATTEMPTS')) ?? 1,
			isDisabled: env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true',
		},
		source: findSource({profile: profile.value, isGiven: profile.from.startsWith('--'), env, files}),
	};
	return {...places, passedOver: listPassedOver(given, env, settings, places)};
}

/** Which profile, and what names it; nothing does where it is the default one. */
function findProfileName({profile, profileFlag = '--profile'}: GivenOrigin, env: Variables): Setting {
	if (profile !== undefined) {
		return {value: profile, from: profileFlag};
	}

	const name = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].find(one => env[one]);
	return name === undefined ? {value: 'default', from: ''} : {value: env[name]!, from: name};
}

function readSetting(
	env: Variables,
	settings: Section,
	from: string,
	key: string,
	variables: readonly string[],
): Setting | null {
	// A variable that is set to nothing counts as not set: a call can't go to no Region.
	const name = variables.find(one => env[one]);
	if (name !== undefined) {
		return {value: env[name]!, from: name};
	}

	const value = settings[key];
	return value === undefined || value === '' ? null : {value, from};
}

/** The services without which nothing works. A bad address of another service fails only the calls to it. */
const needed = new Set(['ssm', 'sts']);

/** @throws EnvironmentError for an endpoint that is no address. */
function refuseBadEndpoint({endpoint, endpoints}: Endpoints): void {
	const ofNeeded = Object.entries(endpoints).flatMap(([name, setting]) => (needed.has(name) ? [setting] : []));
	const bad = [endpoint, ...ofNeeded].find(
		setting => setting !== null && !(/^https?:\/\/[^/]/i.test(setting.value) && URL.canParse(setting.value)),
	);
	if (bad) {
		throw new EnvironmentError(
			'bad-endpoint',
			`${bad.from} is no address: ${JSON.stringify(bad.value)}`,
			`Write https://… or http://… there.`,
		);
	}
}

function findEndpoints(
	{endpointUrl}: GivenOrigin,
	env: Variables,
	settings: Section,
	from: string,
	{services, configPath}: SharedFiles,
): Endpoints {
	if (endpointUrl !== undefined) {
		return {endpoint: {value: endpointUrl, from: '--endpoint-url'}, endpoints: {}};
	}

	const ignores = readSetting(env, settings, from, 'ignore_configured_endpoint_urls', [
		'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
	]);
	if (ignores?.value.toLowerCase() === 'true') {
		return {endpoint: null, endpoints: {}};
	}

	const {services: name} = settings;
	if (name !== undefined && ownValue(services, name) === undefined) {
		throw new EnvironmentError(
			'no-services',
			`${from} has services = ${name}, and ${configPath} has no section [services ${name}]`,
			`Write that section, or take the line out of ${from}.`,
		);
	}

	const ofProfile = Object.entries(name === undefined ? {} : ownValue(services, name)!)
		.filter(([key]) => key.endsWith('.endpoint_url'))
		.map(
			([key, value]) =>
				[key.slice(0, -'.endpoint_url'.length), {value: value!, from: `services ${name} of ${from}`}] as const,
		);
	const ofVariables = Object.entries(env)
		.filter(([key, value]) => key.startsWith('AWS_ENDPOINT_URL_') && value)
		.map(([key, value]) => [key.slice('AWS_ENDPOINT_URL_'.length).toLowerCase(), {value: value!, from: key}] as const);
	const everywhere = env.AWS_ENDPOINT_URL;
	// Any variable wins over anything in the profile: one for all services over one for a service.
	return everywhere
		? {endpoint: {value: everywhere, from: 'AWS_ENDPOINT_URL'}, endpoints: Object.fromEntries(ofVariables)}
		: {
				endpoint: readSetting(env, settings, from, 'endpoint_url', []),
				endpoints: Object.fromEntries([...ofProfile, ...ofVariables]),
			};
}

function toSwitch(setting: Setting | null): Setting<boolean> | null {
	return setting === null ? null : {...setting, value: setting.value.toLowerCase() === 'true'};
}

function toNumber(setting: Setting | null): number | null {
	const number = Number(setting?.value ?? Number.NaN);
	return Number.isFinite(number) && number > 0 ? number : null;
}

function readRetry(read: (key: string, variable: string) => Setting | null): Retry {
	return {
		maxAttempts: toNumber(read('max_attempts', 'AWS_MAX_ATTEMPTS')),
		mode: read('retry_mode', 'AWS_RETRY_MODE')?.value ?? null,
	};
}

function noSuchProfile({value: name, from}: Setting, files: SharedFiles): EnvironmentError {
	const {configPath, credentialsPath, headings} = files;
	const said = `${from.startsWith('--') ? 'no' : `${from} names ${name}: no`} profile ${name} in ${configPath} or ${credentialsPath}`;
	if (headings.includes(name)) {
		return new EnvironmentError(
			'no-profile',
			said,
			`${configPath} has [${name}]: there it is written [profile ${name}].`,
		);
	}

	const spaced = headings.find(heading => heading.replace(/^profile\s+|["']/g, '') === name);
	if (spaced !== undefined) {
		return new EnvironmentError(
			'no-profile',
			said,
			`${configPath} has [${spaced}], whose name rollgrid can’t read: letters, digits and _-@+.%:/ make one.`,
		);
	}

	const names = Object.keys(files.profiles);
	const near = names.filter(one => isNear(one.toLowerCase(), name.toLowerCase()));
	return new EnvironmentError(
		'no-profile',
		said,
		near.length > 0
			? `Did you mean ${near.join(' or ')}?`
			: names.length > 0
				? `There are: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}.`
				: 'There are no profiles yet: aws configure makes one.',
	);
}
