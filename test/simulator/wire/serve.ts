import {expect} from 'vitest';
import {driveClock} from '../../../source/simulator/clock.ts';
import {createWorld} from '../../../source/simulator/create-world.ts';
import {type SimulatorOptions, startSimulator} from '../../../source/simulator/simulator.ts';
import type {WorldDefinition} from '../../../source/simulator/world-definition.ts';
import {definePerson} from '../../../source/simulator/worlds/parts.ts';
import {seedDefinition} from '../../../source/simulator/worlds/seed.ts';
import {atEnd} from '../../harness/at-end.ts';
import {undeclaredErrors} from '../models/declared-errors.ts';

export const central = '123456789012';
export const management = '111122223333';
export const member = '987654321098';
export const administrationRole = `arn:aws:iam::${central}:role/AWS-SystemsManager-AutomationAdministrationRole`;

/** Who calls in these tests, by name. The operator and the administrator are the seed world's own. */
export const people = {
	operator: definePerson(central, 'operator'),
	administrator: definePerson(management, 'administrator'),
	/** Of an account that is neither the central one nor the management account. */
	member: definePerson(member, 'member'),
	/** May look, and nothing else. */
	reader: definePerson(central, 'reader', ['ssm:Get*', 'ssm:Describe*', 'ssm:List*']),
	/** May start automations, but hand no role over. */
	starter: definePerson(central, 'starter', ['ssm:*']),
};

export type PersonName = keyof typeof people;

export type Credentials = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
};

export type ClientConfig = {
	readonly endpoint: string;
	readonly region: string;
	readonly credentials: Credentials;
	/** One: what is refused is not tried again. */
	readonly maxAttempts: number;
};

type Client = {destroy(): void};

/** Serve the seed world, with changes, on a clock that the test drives. */
export async function serve(
	changes: Partial<WorldDefinition> = {},
	options: Pick<SimulatorOptions, 'throttle' | 'faults'> = {},
) {
	const clock = driveClock();
	const definition = {...seedDefinition(), people: Object.values(people), ...changes};
	const simulator = await startSimulator({
		throttle: false,
		...options,
		clock,
		world: startMs => createWorld(definition, startMs),
	});
	// Runs when all else is closed.
	atEnd(() => expect(undeclaredErrors(simulator.calls)).toEqual([]));
	atEnd(() => simulator.close());
	const config = (by: PersonName | Credentials = 'operator', region = 'us-east-1'): ClientConfig => ({
		endpoint: simulator.endpoint,
		region,
		credentials: typeof by === 'string' ? people[by] : by,
		maxAttempts: 1,
	});
	return {
		simulator,
		world: simulator.world,
		clock,
		config,
		/** A client of the real SDK. */
		client<C extends Client>(type: new (config: ClientConfig) => C, by?: PersonName | Credentials, region?: string): C {
			const made = new type(config(by, region));
			atEnd(() => made.destroy());
			return made;
		},
	};
}

/** How AWS refused a call. */
export async function refusalOf(call: Promise<unknown>): Promise<{
	readonly code: string;
	readonly message: string;
	readonly status: number | undefined;
}> {
	try {
		await call;
	} catch (error) {
		const {name, message, $metadata} = error as Error & {readonly $metadata?: {readonly httpStatusCode?: number}};
		return {code: name, message, status: $metadata?.httpStatusCode};
	}

	throw new Error('The call was granted');
}
