import {userInfo} from 'node:os';
import type {AwsOptions} from '../adapters/aws/create-aws.ts';
import {systemClock} from '../adapters/system/clock.ts';
import type {GivenFlags} from '../commands/check-usage.ts';
import {number, text, texts} from '../commands/command-line.ts';

type SimulatorAws = Pick<AwsOptions, 'region' | 'endpointUrl' | 'credentials'>;

/** What the flags say of AWS. Credentials, Region and endpoint come from the SDK’s own chain where they say nothing. */
export function awsOptions(flags: GivenFlags, simulator: Partial<SimulatorAws> = {}): Omit<AwsOptions, 'callLog'> {
	const roles = texts(flags.role);
	return {
		region: text(flags.region),
		profile: text(flags.profile),
		endpointUrl: text(flags['endpoint-url']),
		roles: roles.length > 0 ? roles : ['RollgridOperatorRole', 'AWS-SystemsManager-AutomationExecutionRole'],
		externalId: text(flags['external-id']),
		profiles: {},
		timeoutMs: (number(flags.timeout) ?? 15) * 1000,
		isReadOnly: () => Boolean(flags['read-only']),
		clock: systemClock,
		userName: readUserName(),
		...simulator,
	};
}

function readUserName(): string {
	try {
		return userInfo().username;
	} catch {
		return 'operator';
	}
}
