import {expect, test} from 'vitest';
import {isNear} from '../../../source/adapters/aws/environment/near-names.ts';
import {resolveEnvironment} from '../../../source/adapters/aws/environment/resolve-environment.ts';
import type {SharedFiles} from '../../../source/adapters/aws/environment/shared-files.ts';

/* What the matrix of combinations, which runs whole programs, doesn't reach. */

const files: SharedFiles = {
	configPath: 'config',
	credentialsPath: 'credentials',
	profiles: {
		default: {},
		ops: {
			max_attempts: '7',
			retry_mode: 'adaptive',
			metadata_service_timeout: '3',
			metadata_service_num_attempts: '2',
			use_fips_endpoint: 'TRUE',
			endpoint_url: 'https://own',
			services: 'private',
		},
	},
	credentials: {},
	sessions: {},
	services: {private: {'ssm.endpoint_url': 'https://ssm', 'sso_oidc.endpoint_url': 'https://oidc'}},
	headings: [],
	trouble: null,
};
const resolve = (given: Parameters<typeof resolveEnvironment>[0], env = {}) => resolveEnvironment(given, env, files);

test('--profile and AWS_PROFILE are the same but for what names them', () => {
	const {profile: byFlag, ...one} = resolve({profile: 'ops'});
	const {profile: byVariable, ...two} = resolve({}, {AWS_PROFILE: 'ops'});
	expect(one).toEqual(two);
	expect([byFlag, byVariable]).toEqual([
		{value: 'ops', from: '--profile'},
		{value: 'ops', from: 'AWS_PROFILE'},
	]);
});

test('retries, the instance’s metadata, FIPS and endpoints come from the profile', () => {
	expect(resolve({profile: 'ops'})).toMatchObject({
		retry: {maxAttempts: 7, mode: 'adaptive'},
		metadata: {timeoutMs: 3000, attempts: 2},
		usesFips: {value: true, from: 'profile ops'},
		endpoint: {value: 'https://own', from: 'profile ops'},
		endpoints: {ssm: {value: 'https://ssm'}, sso_oidc: {value: 'https://oidc'}},
	});
});

test('a variable wins over each of them', () => {
	const env = {AWS_MAX_ATTEMPTS: '2', AWS_RETRY_MODE: 'legacy', AWS_METADATA_SERVICE_TIMEOUT: '5'};
	expect(resolve({profile: 'ops'}, env)).toMatchObject({
		retry: {maxAttempts: 2, mode: 'legacy'},
		metadata: {timeoutMs: 5000, attempts: 2},
	});
});

test('--endpoint-url says nothing of where credentials are looked up', () => {
	const {endpoint, endpoints, forLookups} = resolve({profile: 'ops', endpointUrl: 'https://given'});
	expect([endpoint?.value, endpoints]).toEqual(['https://given', {}]);
	expect(forLookups).toMatchObject({endpoint: {value: 'https://own'}, endpoints: {sso_oidc: {value: 'https://oidc'}}});
});

test('a file that is there and can’t be read is no empty one', () => {
	expect(() => resolveEnvironment({}, {}, {...files, trouble: "EACCES: permission denied, open 'config'"})).toThrow(
		'EACCES',
	);
});

test.each([
	['ops', 'opps', true],
	['prod', 'prd', true],
	['prod', 'prod-eu', true],
	['Prod', 'prod', true],
	['dev', 'ops', false],
	['production', 'staging', false],
])('%s and %s are easily mistaken: %s', (one, other, isEasily) => {
	expect(isNear(one, other)).toBe(isEasily);
});

test('an endpoint that is no address is refused by the name of what holds it', () => {
	const bad = (env: Readonly<Record<string, string>>) => () => resolve({}, env);
	expect(bad({AWS_ENDPOINT_URL: '127.0.0.1:4566'})).toThrow('AWS_ENDPOINT_URL is no address: "127.0.0.1:4566"');
	expect(bad({AWS_ENDPOINT_URL_SSM: 'https://'})).toThrow('AWS_ENDPOINT_URL_SSM is no address');
	expect(bad({AWS_ENDPOINT_URL_STS: 'localhost'})).toThrow('AWS_ENDPOINT_URL_STS is no address');
	expect(bad({AWS_ENDPOINT_URL_S3: 'localhost', AWS_ENDPOINT_URL: 'http://[::1]:4566'})).not.toThrow();
	expect(bad({AWS_ENDPOINT_URL: 'nonsense', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true'})).not.toThrow();
});
