import {userInfo} from 'node:os';
import process from 'node:process';
import type {AwsOptions} from '../adapters/aws/create-aws.ts';
import {systemClock} from '../adapters/system/clock.ts';
import type {GivenFlags} from '../commands/check-usage.ts';
import {number, text, texts} from '../commands/command-line.ts';
import {commands} from '../commands/usage.ts';
import {parseSpan} from '../core/domain/span.ts';
import {readProfiles} from './settings.ts';

const startedAt = systemClock.now();

type SimulatorAws = Pick<AwsOptions, 'region' | 'endpointUrl' | 'credentials'>;

/** What the flags, with the settings behind them, say of AWS. Credentials, Region and endpoint come from the SDK’s own chain where they say nothing. */
export function awsOptions(flags: GivenFlags, simulator: Partial<SimulatorAws> = {}): Omit<AwsOptions, 'callLog'> {
	return {
		region: text(flags.region),
		profile: text(flags.profile),
		endpointUrl: text(flags['endpoint-url']),
		roles: texts(flags.role),
		externalId: text(flags['external-id']),
		profiles: readProfiles(flags),
		timeoutMs: (number(flags.timeout) ?? 15) * 1000,
		viaRoles: texts(flags['via-role']),
		purpose: readPurpose(),
		isReadOnly: () => Boolean(flags['read-only']) && !(systemClock.now() < startedAt + (readArmForMs(flags) ?? 0)),
		clock: systemClock,
		userName: readUserName(),
		...simulator,
	};
}

/** Milliseconds that read-only is lifted for. */
export function readArmForMs(flags: GivenFlags): number | undefined {
	const armed = text(flags.arm);
	return armed === undefined ? undefined : parseSpan(armed);
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
