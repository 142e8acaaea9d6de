import * as account from '@aws-sdk/client-account';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as monitoring from '@aws-sdk/client-cloudwatch';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as groups from '@aws-sdk/client-resource-groups';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import {operations} from '../../../source/simulator/operations/all.ts';
import {call} from '../wire/send.ts';
import type {ClientConfig, PersonName} from '../wire/serve.ts';
import {grantedCalls, stackCalls} from './granted-calls.ts';
import {readXml} from './read-xml.ts';
import {differences, outputOf} from './sdk-schema.ts';

/** The SDK's client of each service that the product uses; the others' answers have tests of their own. */
const clients: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	account,
	cloudformation,
	iam,
	monitoring,
	organizations,
	'resource-groups': groups,
	ssm,
	sts,
};

/** What a call came to: its status, and where its output differs from what the SDK declares. */
type Played = {
	readonly operation: string;
	readonly status: number;
	readonly text: string;
	readonly differences: readonly string[];
};

/**
Make all the calls, each after `pause`.

@param pause - Lets two seconds pass; where time can't be driven, what needs it is left out.
*/
export async function playCalls(
	config: (by: PersonName) => ClientConfig,
	pause?: () => void,
): Promise<readonly Played[]> {
	const said = new Map<string, unknown>();
	const played: Played[] = [];
	for (const [service, name, input, by = 'operator'] of pause ? [...grantedCalls, ...stackCalls] : grantedCalls) {
		pause?.();
		const {status, text} = await call(config(by), operations.find(service, name)!, filledIn(input, said));
		const isText = service === 'sts' || service === 'iam' || service === 'cloudformation';
		const output = isText ? resultOf(readXml(text), name) : (JSON.parse(text) as unknown);
		const found = differences(outputOf(clients[service]!, name), output, isText);
		played.push({operation: `${service} ${name}`, status, text, differences: found});
		remember(output, said);
	}

	return played;
}

function resultOf(xml: unknown, name: string): unknown {
	const body = xml as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	return body[`${name}Response`]?.[`${name}Result`] ?? {};
}

function filledIn(value: unknown, said: ReadonlyMap<string, unknown>): unknown {
	if (typeof value === 'string' && value.startsWith('$')) {
		return said.get(value.slice(1));
	}

	if (Array.isArray(value)) {
		return value.map(one => filledIn(one, said));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, said)]))
		: value;
}

/** Texts at the top and one level below, by their names. */
function remember(output: unknown, said: Map<string, unknown>): void {
	for (const [name, value] of Object.entries(output ?? {})) {
		said.set(name, value);
		for (const [inner, one] of Object.entries(typeof value === 'object' ? (value ?? {}) : {})) {
			said.set(`${name}.${inner}`, one);
			if (name === 'AssociationDescription') {
				said.set(inner, one);
			}
		}
	}
}
