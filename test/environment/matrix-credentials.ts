import {keys, type MatrixRow, section, settings, ssm} from './matrix-row.ts';

const role = (heading: string, name: string, ...lines: readonly string[]) =>
	settings(heading, `role_arn = arn:aws:iam::111122223333:role/${name}`, ...lines);
const sts = (region: string, accessKeyId: string) => `sts.${region}.amazonaws.com ${region} ${accessKeyId}`;
const helper = '{"Version": 1, "AccessKeyId": "AKIAHELPER", "SecretAccessKey": "secret"}';
const isHere = {AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: '$STUB/', NO_PROXY: '127.0.0.1'};

/** Where keys come from: roles, tokens, SSO, helpers, machines. */
export const credentialRows: readonly MatrixRow[] = [
	{
		name: 'a role with a source_profile',
		env: {AWS_PROFILE: 'admin'},
		config: role('profile admin', 'Admin', 'source_profile = base', 'region = eu-west-1'),
		credentials: section('base', 'AKIABASE'),
		sts: sts('eu-west-1', 'AKIABASE'),
		aws: ssm('eu-west-1', 'ASIAADMIN'),
	},
	{
		name: 'a role assumed where AWS_REGION says',
		env: {AWS_REGION: 'us-east-2'},
		config: role('profile admin', 'Admin', 'source_profile = base', 'region = eu-west-1'),
		credentials: section('base', 'AKIABASE'),
		args: ['--profile', 'admin'],
		sts: sts('us-east-2', 'AKIABASE'),
		aws: ssm('us-east-2', 'ASIAADMIN'),
		says: /passed over: the Region eu-west-1 of profile admin/,
	},
	{
		name: 'a chain of two roles',
		env: {AWS_PROFILE: 'spoke', AWS_REGION: 'eu-west-1'},
		config:
			role('profile hub', 'Hub', 'source_profile = base') + role('profile spoke', 'Spoke', 'source_profile = hub'),
		credentials: section('base', 'AKIABASE'),
		sts: `${sts('eu-west-1', 'AKIABASE')}, ${sts('eu-west-1', 'ASIAHUB')}`,
		aws: ssm('eu-west-1', 'ASIASPOKE'),
	},
	{
		name: 'a role whose source_profile is itself, with keys',
		env: {AWS_PROFILE: 'admin', AWS_REGION: 'eu-west-1'},
		config: role('profile admin', 'Admin', 'source_profile = admin'),
		credentials: section('admin', 'AKIAADMIN'),
		sts: sts('eu-west-1', 'AKIAADMIN'),
		aws: ssm('eu-west-1', 'ASIAADMIN'),
	},
	{
		name: 'a role where STS is asked for the old way, which version 2 has dropped',
		env: {AWS_PROFILE: 'admin', AWS_REGION: 'us-east-1', AWS_STS_REGIONAL_ENDPOINTS: 'legacy'},
		config: role('profile admin', 'Admin', 'source_profile = base'),
		credentials: section('base', 'AKIABASE'),
		sts: sts('us-east-1', 'AKIABASE'),
		aws: ssm('us-east-1', 'ASIAADMIN'),
	},
	{
		name: 'roles that lead in a circle',
		env: {AWS_PROFILE: 'one', AWS_REGION: 'eu-west-1'},
		config: role('profile one', 'One', 'source_profile = two') + role('profile two', 'Two', 'source_profile = one'),
		aws: null,
		says: /the source_profile of one → two → one leads in a circle/,
	},
	{
		name: 'a role whose source_profile there isn’t',
		env: {AWS_PROFILE: 'admin', AWS_REGION: 'eu-west-1'},
		config: role('profile admin', 'Admin', 'source_profile = base'),
		aws: null,
		says: /profile admin has the source_profile base, which there isn’t/,
	},
	{
		name: 'credential_source = Environment of --profile',
		env: {...keys, AWS_REGION: 'eu-west-1'},
		config: role('profile admin', 'Admin', 'credential_source = Environment'),
		args: ['--profile', 'admin'],
		sts: sts('eu-west-1', 'AKIAENV'),
		aws: ssm('eu-west-1', 'ASIAADMIN'),
	},
	{
		name: 'credential_source = Environment of AWS_PROFILE',
		env: {...keys, AWS_REGION: 'eu-west-1', AWS_PROFILE: 'admin'},
		config: role('profile admin', 'Admin', 'credential_source = Environment'),
		aws: ssm('eu-west-1', 'AKIAENV'),
		says: /passed over: the credentials of AWS_PROFILE=admin/,
	},
	{
		name: 'a web identity of the environment, beside AWS_PROFILE with keys',
		env: {
			AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/token',
			AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/Web',
			AWS_REGION: 'eu-west-1',
			AWS_PROFILE: 'ops',
		},
		files: {token: 'a-token'},
		credentials: section('ops', 'AKIAOPS'),
		aws: ssm('eu-west-1', 'ASIAWEB'),
		says: /passed over: the credentials of AWS_PROFILE=ops \(AWS_WEB_IDENTITY_TOKEN_FILE wins over it\)/,
	},
	{
		name: 'a web identity of the environment beside --profile',
		env: {
			AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/token',
			AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/Web',
			AWS_REGION: 'eu-west-1',
		},
		files: {token: 'a-token'},
		credentials: section('ops', 'AKIAOPS'),
		args: ['--profile', 'ops'],
		aws: ssm('eu-west-1', 'AKIAOPS'),
		says: /passed over: AWS_WEB_IDENTITY_TOKEN_FILE \(--profile wins over it\)/,
	},
	{
		name: 'a helper, its words quoted',
		env: {AWS_PROFILE: 'ops', AWS_REGION: 'eu-west-1'},
		config: settings('profile ops', 'credential_process = cat "$HOME/a file"'),
		files: {'a file': helper},
		aws: ssm('eu-west-1', 'AKIAHELPER'),
	},
	{
		name: 'a helper before keys of the config file, behind those of the credentials file',
		env: {AWS_PROFILE: 'ops', AWS_REGION: 'eu-west-1'},
		config: section('profile ops', 'AKIACONFIG', 'credential_process = cat $HOME/helper'),
		files: {helper},
		aws: ssm('eu-west-1', 'AKIAHELPER'),
	},
	{
		name: 'SSO before keys of the credentials file',
		env: {AWS_PROFILE: 'ops', AWS_REGION: 'eu-west-1'},
		config: settings(
			'profile ops',
			'sso_start_url = https://corp.awsapps.com/start',
			'sso_region = us-east-1',
			'sso_account_id = 111122223333',
			'sso_role_name = Admin',
		),
		credentials: section('ops', 'AKIAOPS'),
		files: {
			// Named for the SHA-1 of the start URL.
			'.aws/sso/cache/$START_URL.json': '$SSO',
		},
		aws: ssm('eu-west-1', 'ASIASSO'),
	},
	{
		name: 'a container’s role',
		env: {AWS_CONTAINER_CREDENTIALS_FULL_URI: '$STUB/container', AWS_REGION: 'eu-west-1', NO_PROXY: '127.0.0.1'},
		aws: ssm('eu-west-1', 'ASIACONTAINER'),
	},
	{
		name: 'a container’s role beside a profile with keys',
		env: {AWS_CONTAINER_CREDENTIALS_FULL_URI: '$STUB/container', AWS_PROFILE: 'ops'},
		credentials: section('ops', 'AKIAOPS', 'region = eu-west-1'),
		aws: ssm('eu-west-1', 'AKIAOPS'),
	},
	{name: 'an instance’s role and Region', env: isHere, aws: ssm('us-west-2', 'ASIAINSTANCE')},
	{
		name: 'an instance’s role where the profile has a Region and no keys',
		env: {...isHere, AWS_PROFILE: 'ops'},
		config: settings('profile ops', 'region = eu-west-1'),
		aws: ssm('eu-west-1', 'ASIAINSTANCE'),
	},
	{
		name: 'no credentials anywhere',
		env: {AWS_REGION: 'eu-west-1'},
		aws: null,
		says: /no credentials are set for profile default/,
	},
];
