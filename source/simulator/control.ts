import type {Call} from './calls.ts';
import type {Fault} from './faults/fault.ts';
import type {Faults} from './faults/faults.ts';
import {parseFault} from './faults/parse-fault.ts';
import {foreignness} from './loopback.ts';
import type {HttpRequest, HttpResponse} from './protocols/protocol.ts';

/** What can be seen and changed. */
export type Controlled = {
	readonly faults: Faults;
	readonly calls: readonly Call[];
	readonly nowMs: number;
	readonly isOpen: boolean;
};

/** What the address of the simulator's own begins with. */
export const controlPath = '/_rollgrid/';

/**
The simulator's own address on the same port, without a signature:

- `GET /_rollgrid/faults` lists the faults and how often each has hit. `POST` adds those in the body, one a line as `--fault` takes them; `PUT` puts them in place of the others; `DELETE` takes all away.
- Requests of other origins, and under other names than this machine's, are refused with 403.
- `GET /_rollgrid/calls` lists the calls that came in, oldest first; `?operation=Name` those of one operation.
*/
export function answerControl(request: HttpRequest, {faults, calls, nowMs, isOpen}: Controlled): HttpResponse {
	const {method, url, body} = request;
	const foreign = foreignness(request, isOpen);
	if (foreign !== undefined) {
		return json(403, {error: `${foreign}; this address is for the machine itself`});
	}

	const {pathname, searchParams} = new URL(url, 'http://localhost');
	if (pathname === `${controlPath}calls`) {
		const wanted = searchParams.get('operation');
		return method === 'GET'
			? json(200, wanted === null ? calls : calls.filter(({operation}) => operation === wanted))
			: json(405, {error: `${method} is not known here; there is GET`});
	}

	if (pathname !== `${controlPath}faults`) {
		return json(404, {error: `There is no ${pathname}; there are ${controlPath}faults and ${controlPath}calls`});
	}

	const read = method === 'POST' || method === 'PUT' ? readFaults(body) : [];
	if ('error' in read) {
		return json(400, read);
	}

	if (!['GET', 'POST', 'PUT', 'DELETE'].includes(method)) {
		return json(405, {error: `${method} is not known here; there are GET, POST, PUT and DELETE`});
	}

	if (method === 'PUT' || method === 'DELETE') {
		faults.clear();
	}

	for (const fault of read) {
		faults.add(fault, nowMs);
	}

	return json(200, faults.list());
}

function readFaults(body: Buffer): readonly Fault[] | {readonly error: string} {
	const lines = body
		.toString('utf8')
		.split('\n')
		.filter(line => line.trim() !== '');
	const errors: string[] = [];
	const faults = lines.flatMap(line => {
		try {
			return [parseFault(line)];
		} catch (error) {
			errors.push((error as RangeError).message);
			return [];
		}
	});
	return errors.length > 0 ? {error: errors.join('\n')} : faults;
}

function json(status: number, value: unknown): HttpResponse {
	return {status, headers: {'content-type': 'application/json'}, body: `${JSON.stringify(value)}\n`};
}
