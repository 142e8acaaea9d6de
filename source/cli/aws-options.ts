import {userInfo} from 'node:os';
import process from 'node:process';
import type {AwsOptions} from '../adapters/aws/create-aws.ts';
import {systemClock} from '../adapters/system/clock.ts';
import {commands} from '../commands/commands.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import {readProfiles} from './settings.ts';

const startedAt = systemClock.now();

type SimulatorAws = Pick<AwsOptions, 'region' | 'endpointUrl' | 'credentials'>;

/** What the flags, with the settings behind them, say of AWS. Credentials, Region and endpoint come from the SDK’s own chain where they say nothing. */
export function awsOptions(flags: GlobalValues, simulator: Partial<SimulatorAws> = {}): Omit<AwsOptions, 'callLog'> {
	return {
		region: flags.region,
		profile: flags.profile,
		endpointUrl: flags['endpoint-url'],
		eventQueueUrl: flags.events,
		roles: flags.role,
		externalId: flags['external-id'],
		profiles: readProfiles(flags),
		timeoutMs: flags.timeout * 1000,
		viaRoles: flags['via-role'],
		purpose: readPurpose(),
		isReadOnly: () => flags['read-only'] && !(systemClock.now() < startedAt + (flags.arm ?? 0)),
		clock: systemClock,
		userName: readUserName(),
		...simulator,
	};
}

/** The command that runs, for the names of sessions in target accounts. */
function readPurpose(): string {
	return commands.find(({name}) => name !== '' && process.argv.includes(name))?.name ?? 'console';
}

/** Who sits at this machine. */
export function readUserName(): string {
	try {
		return userInfo().username;
	} catch {
		return 'operator';
	}
}
