import {existsSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {Call} from '../../../source/simulator/calls.ts';
import {inQueryProtocol, type ServiceName, services} from '../../../source/simulator/services.ts';

/** Where the SDK's client of a service is; those that aren't named have none here. */
const packages: Readonly<Record<string, string>> = {
	account: 'client-account',
	cloudformation: 'client-cloudformation',
	iam: 'client-iam',
	monitoring: 'client-cloudwatch',
	organizations: 'client-organizations',
	'resource-groups': 'client-resource-groups',
	ssm: 'client-ssm',
	sts: 'client-sts',
};

/** What AWS's front end refuses with, whatever is asked for. */
const frontEnd = ['UnknownOperationException', 'InvalidAction', 'SerializationException', '(dropped)'];

/** What AWS was seen to refuse with although no operation declares it: line A5 of docs/facts.md. */
const observed: Readonly<Record<string, readonly string[]>> = {
	'sts AssumeRole': ['InvalidParameterValue'],
	// Line A18.
	'cloudformation CreateStackSet': ['InsufficientCapabilitiesException'],
	'cloudformation UpdateStackSet': ['InsufficientCapabilitiesException'],
};

const known = new Map<string, ReadonlySet<string> | undefined>();

/** The refused calls whose error neither the operation declares, as the SDK's types list them, nor every operation of the service can have. */
export function undeclaredErrors(calls: readonly Call[]): readonly string[] {
	const found = calls.flatMap(({service, operation, errorCode}) => {
		const declared = errorCode === null ? undefined : errorsOf(service, operation);
		const isDeclared =
			declared === undefined || declared.has(errorCode!) || declared.has(errorCode!.replace(/Exception$/, ''));
		return isDeclared ? [] : [`${service} ${operation}: ${errorCode}`];
	});
	return [...new Set(found)];
}

/** @returns `undefined` where no client says what there is. */
function errorsOf(service: string, operation: string): ReadonlySet<string> | undefined {
	const name = `${service} ${operation}`;
	if (!known.has(name)) {
		known.set(name, readErrors(service, operation));
	}

	return known.get(name);
}

function readErrors(service: string, operation: string): ReadonlySet<string> | undefined {
	const path = join(
		resolve(import.meta.dirname, '../../../node_modules/@aws-sdk', packages[service] ?? 'none'),
		`dist-types/commands/${operation}Command.d.ts`,
	);
	if (!existsSync(path)) {
		return undefined;
	}

	const thrown = [...readFileSync(path, 'utf8').matchAll(/@throws \{@link (\w+)\}/g)].map(([, error]) => error!);
	const own = services[service as ServiceName];
	// CloudWatch's JSON keeps the names that its query protocol has.
	const answers = service === 'monitoring' ? [own.answers, inQueryProtocol(own).answers] : [own.answers];
	const common = answers.flatMap(one => Object.values(one).map(([code]) => code));
	// On the wire, services of the query protocol leave the end of the name out.
	return new Set([
		...thrown,
		...thrown.map(error => error.replace(/Exception$/, '')),
		...common,
		...frontEnd,
		...(observed[`${service} ${operation}`] ?? []),
	]);
}
