import {type Aws, type AwsOptions, createAws} from '../../source/adapters/aws/create-aws.ts';

/** Where a simulator is, and who may call it. */
export type Served = {
	readonly region: string;
	readonly endpoint: string;
	readonly env: Readonly<Record<string, string>>;
};

/** The AWS adapters on a simulator: as its first person, who enters target accounts with the operator's role. Nothing is forbidden unless `options` says so. */
export function connectAws(
	{region, endpoint, env}: Served,
	options: Pick<AwsOptions, 'callLog' | 'clock'> & Partial<AwsOptions>,
): Aws {
	return createAws({
		region,
		profile: undefined,
		endpointUrl: endpoint,
		credentials: {accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY!},
		roles: ['RollgridOperatorRole'],
		externalId: undefined,
		profiles: {},
		timeoutMs: 10_000,
		isReadOnly: () => false,
		userName: 'tester',
		...options,
	});
}
