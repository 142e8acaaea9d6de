import type {Setup} from '../../source/core/domain/setup.ts';

/** What the AWS files of an operator hold: three profiles, one of them without a way to sign; a test names only what it is about. */
export function setupOf(rest: Partial<Setup> = {}): Setup {
	return {
		configPath: '~/.aws/config',
		credentialsPath: '~/.aws/credentials',
		profiles: [
			{name: 'dev', region: null, by: 'keys'},
			{name: 'empty', region: 'us-east-2', by: null},
			{name: 'ops', region: 'eu-west-1', by: 'SSO'},
		],
		variables: [],
		passedOver: [],
		region: null,
		asksMachineFor: [],
		trouble: null,
		...rest,
	};
}
