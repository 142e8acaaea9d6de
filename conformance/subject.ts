import {AccountClient} from '@aws-sdk/client-account';
import {OrganizationsClient} from '@aws-sdk/client-organizations';
import {SSMClient} from '@aws-sdk/client-ssm';
import {STSClient} from '@aws-sdk/client-sts';
import type {Subject} from './case.ts';
import {shapeOf} from './shapes.ts';

type Config = {
	readonly region: string;
	readonly endpoint?: string;
	readonly credentials?: {readonly accessKeyId: string; readonly secretAccessKey: string};
};

/** What a subject has answered with so far: paths of members, by operation. */
export type Shapes = Map<string, Set<string>>;

type Result = {response: {body?: unknown}; output: Record<string, unknown>};
type Next = (args: unknown) => Promise<Result>;
type Handler = (next: Next, context: {readonly commandName?: string}) => Next;

/** Adds to a client's middleware; each client's own type of it is about its own commands only. */
type Stack = {
	add(handler: Handler, options: {readonly step: string; readonly priority?: string; readonly name: string}): void;
};

/** Clients that keep the body of the latest answer and the shapes of all. */
export function openSubject(config: Config, wait: Subject['wait'], shapes: Shapes): Subject & {close(): void} {
	let body = '';
	const watched = <C extends {readonly middlewareStack: object}>(client: C): C => {
		const stack = client.middlewareStack as Stack;
		stack.add(
			next => async args => {
				const result = await next(args);
				const chunks: Uint8Array[] = [];
				for await (const chunk of (result.response.body ?? []) as AsyncIterable<Uint8Array>) {
					chunks.push(chunk);
				}
				const bytes = Buffer.concat(chunks);
				body = bytes.toString('utf8');
				result.response.body = bytes;
				return result;
			},
			{step: 'deserialize', priority: 'low', name: 'conformanceBody'},
		);
		stack.add(
			(next, {commandName = ''}) =>
				async args => {
					const result = await next(args);
					const {$metadata: _, ...output} = result.output;
					shapes.set(commandName, new Set([...(shapes.get(commandName) ?? []), ...shapeOf(output)]));
					return result;
				},
			{step: 'initialize', name: 'conformanceShape'},
		);
		return client;
	};
	const clients = {
		ssm: watched(new SSMClient(config)),
		organizations: watched(new OrganizationsClient(config)),
		sts: watched(new STSClient(config)),
		account: watched(new AccountClient(config)),
	};
	return {
		...clients,
		region: config.region,
		wait,
		latestBody: () => body,
		close: () => {
			for (const client of Object.values(clients)) {
				client.destroy();
			}
		},
	};
}
