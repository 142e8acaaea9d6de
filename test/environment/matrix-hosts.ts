import {keys, type MatrixRow, section, settings, ssm} from './matrix-row.ts';

const here = {...keys, AWS_REGION: 'us-east-1'};
const at = (host: string, accessKeyId = 'AKIAENV') => `${host} us-east-1 ${accessKeyId}`;
const fips = at('ssm-fips.us-east-1.amazonaws.com', 'AKIAOPS');
const ops = (...lines: readonly string[]) => section('profile ops', 'AKIAOPS', 'region = us-east-1', ...lines);

/** Endpoints, FIPS, dual stack, proxies and CAs: which host, and through what. */
export const hostRows: readonly MatrixRow[] = [
	{
		name: 'AWS_USE_FIPS_ENDPOINT',
		env: {...here, AWS_USE_FIPS_ENDPOINT: 'true'},
		aws: at('ssm-fips.us-east-1.amazonaws.com'),
	},
	{
		name: 'use_fips_endpoint of AWS_PROFILE',
		env: {AWS_PROFILE: 'ops'},
		config: ops('use_fips_endpoint = true'),
		aws: fips,
	},
	{
		name: 'use_fips_endpoint of --profile',
		config: ops('use_fips_endpoint = true'),
		args: ['--profile', 'ops'],
		aws: fips,
	},
	{
		name: 'AWS_USE_FIPS_ENDPOINT=false over the profile',
		env: {AWS_PROFILE: 'ops', AWS_USE_FIPS_ENDPOINT: 'false'},
		config: ops('use_fips_endpoint = true'),
		aws: ssm('us-east-1', 'AKIAOPS'),
		says: /passed over: use_fips_endpoint of profile ops \(AWS_USE_FIPS_ENDPOINT wins over it\)/,
	},
	{
		name: 'use_dualstack_endpoint of --profile',
		config: ops('use_dualstack_endpoint = true'),
		args: ['--profile', 'ops'],
		aws: at('ssm.us-east-1.api.aws', 'AKIAOPS'),
	},
	{
		name: 'AWS_ENDPOINT_URL',
		env: {...here, AWS_DEFAULT_REGION: 'us-east-1', AWS_ENDPOINT_URL: 'http://all.vpce.test'},
		aws: at('all.vpce.test'),
		since: '2.13',
	},
	{
		name: 'AWS_ENDPOINT_URL_SSM over AWS_ENDPOINT_URL',
		env: {
			...here,
			AWS_DEFAULT_REGION: 'us-east-1',
			AWS_ENDPOINT_URL: 'http://all.vpce.test',
			AWS_ENDPOINT_URL_SSM: 'https://ssm.vpce.test',
		},
		aws: at('ssm.vpce.test'),
		since: '2.13',
	},
	{
		name: 'endpoint_url of --profile',
		config: ops('endpoint_url = https://all.vpce.test'),
		args: ['--profile', 'ops'],
		aws: at('all.vpce.test', 'AKIAOPS'),
		since: '2.13',
	},
	{
		name: 'services of --profile over its endpoint_url',
		config:
			ops('endpoint_url = https://all.vpce.test', 'services = private') +
			settings('services private', 'ssm =', '  endpoint_url = https://ssm.vpce.test'),
		args: ['--profile', 'ops'],
		aws: at('ssm.vpce.test', 'AKIAOPS'),
		since: '2.13',
	},
	{
		name: 'AWS_ENDPOINT_URL over the profile’s services',
		env: {AWS_PROFILE: 'ops', AWS_ENDPOINT_URL: 'https://all.vpce.test'},
		config: ops('services = private') + settings('services private', 'ssm =', '  endpoint_url = https://ssm.vpce.test'),
		aws: at('all.vpce.test', 'AKIAOPS'),
		since: '2.13',
		says: /passed over: services private of the profile \(AWS_ENDPOINT_URL wins over it\)/,
	},
	{
		name: 'services that there aren’t',
		env: {AWS_PROFILE: 'ops'},
		config: ops('services = private'),
		aws: null,
		since: '2.13',
		says: /has services = private, and .* has no section \[services private\]/,
	},
	{
		name: 'ignore_configured_endpoint_urls of --profile',
		env: {AWS_ENDPOINT_URL: 'https://all.vpce.test'},
		config: ops('endpoint_url = https://own.vpce.test', 'ignore_configured_endpoint_urls = true'),
		args: ['--profile', 'ops'],
		aws: ssm('us-east-1', 'AKIAOPS'),
		since: '2.13',
		says: /passed over: AWS_ENDPOINT_URL=https:\/\/all.vpce.test \(configured endpoints are ignored\)/,
	},
	{
		name: '--endpoint-url over all of them',
		env: {...here, AWS_ENDPOINT_URL_SSM: 'https://ssm.vpce.test'},
		args: ['--endpoint-url', 'https://given.vpce.test'],
		aws: at('given.vpce.test'),
		says: /passed over: AWS_ENDPOINT_URL_SSM=https:\/\/ssm.vpce.test \(--endpoint-url wins over it\)/,
	},
	{
		name: 'FIPS with an endpoint of one’s own',
		env: {
			...here,
			AWS_DEFAULT_REGION: 'us-east-1',
			AWS_USE_FIPS_ENDPOINT: 'true',
			AWS_ENDPOINT_URL: 'https://all.vpce.test',
		},
		aws: at('all.vpce.test'),
		since: '2.13',
		says: /passed over: AWS_USE_FIPS_ENDPOINT \(the endpoint of AWS_ENDPOINT_URL is taken as it is\)/,
	},
	{
		name: 'https_proxy over HTTPS_PROXY',
		env: {...here, HTTPS_PROXY: 'http://127.0.0.1:9', https_proxy: '$STUB'},
		aws: at('ssm.us-east-1.amazonaws.com'),
	},
	{name: 'a proxy without a scheme', env: {...here, HTTPS_PROXY: '$STUB_HOST'}, aws: at('ssm.us-east-1.amazonaws.com')},
	{
		name: 'NO_PROXY with a suffix, past a proxy that is dead',
		env: {...here, HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'example.com, .0.0.1'},
		args: ['--endpoint-url', '$STUB'],
		aws: at('$STUB_HOST'),
	},
	{
		name: 'ca_bundle of --profile in place of AWS_CA_BUNDLE',
		env: {AWS_CA_BUNDLE: ''},
		config: ops('ca_bundle = $CA'),
		args: ['--profile', 'ops'],
		aws: ssm('us-east-1', 'AKIAOPS'),
	},
	{
		name: 'AWS_CA_BUNDLE that there isn’t',
		env: {...here, AWS_CA_BUNDLE: '$HOME/none.pem'},
		aws: null,
		says: /the certificates that AWS_CA_BUNDLE names can't be read/,
	},
	{
		name: 'a proxy that inspects, whose CA nobody named',
		env: {...here, AWS_CA_BUNDLE: ''},
		aws: null,
		says: /sts.us-east-1.amazonaws.com through the proxy .* shows a certificate that isn’t trusted, issued to intercepted by Inspecting CA/,
	},
];
