import type {Shape, StructureShape} from '../constraints/shape.ts';
import {refuse, type Service} from '../services.ts';
import type {Protocol} from './protocol.ts';
import {escapeXml} from './xml.ts';

const namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/';

/**
EC2's own kind of query protocol: lists are numbered without a word between (`Filter.1.Value.2`), and answers have no result element around them.

@see https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
*/
export function ec2Query(service: Service, form: URLSearchParams): Protocol {
	const operation = form.get('Action') ?? '';
	const answer = (status: number, body: string, requestId: string) => ({
		status,
		headers: {'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId},
		body,
	});
	return {
		readInput: shape => readStructure(service, new Map(form), shape, ''),
		writeOutput: (output, requestId) =>
			answer(
				200,
				`<${operation}Response xmlns="${namespace}"><requestId>${requestId}</requestId>${writeMembers(output)}</${operation}Response>`,
				requestId,
			),
		writeError: ({code, message, status}, requestId) =>
			answer(
				status,
				`<Response><Errors><Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
				requestId,
			),
	};
}

function readStructure(
	service: Service,
	fields: ReadonlyMap<string, string>,
	shape: StructureShape,
	prefix: string,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(shape.members).flatMap(([name, member]) => {
			const value = readValue(
				service,
				fields,
				member,
				prefix + (member.kind === 'list' ? name.replace(/s$/, '') : name),
			);
			return value === undefined ? [] : [[name, value]];
		}),
	);
}

function readValue(service: Service, fields: ReadonlyMap<string, string>, shape: Shape, name: string): unknown {
	if (shape.kind === 'list') {
		const elements: unknown[] = [];
		for (let index = 1; ; index++) {
			const element = readValue(service, fields, shape.of, `${name}.${index}`);
			if (element === undefined) {
				return elements.length === 0 ? undefined : elements;
			}
			elements.push(element);
		}
	}
	if (shape.kind === 'structure') {
		const structure = readStructure(service, fields, shape, `${name}.`);
		return Object.keys(structure).length === 0 ? undefined : structure;
	}
	const given = fields.get(name);
	if (given === undefined) {
		return undefined;
	}
	if (shape.kind === 'boolean') {
		return given.toLowerCase() === 'true';
	}
	if (shape.kind === 'integer' && !/^[+-]?\d+$/.test(given)) {
		throw refuse(service, 'invalid', `Value (${given}) for parameter ${name} is invalid.`);
	}
	return shape.kind === 'integer' ? Number(given) : given;
}

/** What the elements are called that aren't the member's name with a small first letter. */
const elementNames: ReadonlyMap<string, string> = new Map([
	['Regions', 'regionInfo'],
	['Endpoint', 'regionEndpoint'],
	['Reservations', 'reservationSet'],
	['Groups', 'groupSet'],
	['Instances', 'instancesSet'],
	['State', 'instanceState'],
	['PublicDnsName', 'dnsName'],
	['SecurityGroups', 'groupSet'],
	['NetworkInterfaces', 'networkInterfaceSet'],
	['BlockDeviceMappings', 'blockDeviceMapping'],
	['StateTransitionReason', 'reason'],
	['Tags', 'tagSet'],
	// A member of the same name that has another one within this.
	['Monitoring.State', 'state'],
]);

function writeMembers(value: object, within = ''): string {
	return Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.map(([name, member]) => {
			const element =
				elementNames.get(`${within}.${name}`) ?? elementNames.get(name) ?? name.charAt(0).toLowerCase() + name.slice(1);
			return `<${element}>${writeValue(member, name)}</${element}>`;
		})
		.join('');
}

function writeValue(value: unknown, within: string): string {
	if (Array.isArray(value)) {
		return value.map(element => `<item>${writeValue(element, within)}</item>`).join('');
	}
	if (value instanceof Date) {
		return value.toISOString();
	}
	return typeof value === 'object' && value !== null ? writeMembers(value, within) : escapeXml(String(value));
}
