import type {SignedRequest} from '../auth/signature.ts';
import {type Faults, parseFault} from '../faults.ts';
import type {Call} from './exchange.ts';
import type {WireAnswer} from './protocol.ts';

/**
The simulator's own address on the same port, without a signature:

- `GET /_rollgrid/faults` lists the faults and how often each hit; `POST` adds those in the body, one a line as `--fault` takes them; `DELETE` takes all away.
- `GET /_rollgrid/calls` lists the calls that came in.
*/
export function answerControl({method, url, body}: SignedRequest, faults: Faults, calls: readonly Call[]): WireAnswer {
	if (url === '/_rollgrid/calls' && method === 'GET') {
		return json(200, calls);
	}

	if (url !== '/_rollgrid/faults') {
		return json(404, {error: `There is no ${url}; there are /_rollgrid/faults and /_rollgrid/calls`});
	}

	switch (method) {
		case 'GET':
			return json(200, faults.list());
		case 'DELETE':
			faults.clear();
			return json(200, []);
		case 'POST':
		case 'PUT':
			try {
				const added = body
					.toString('utf8')
					.split('\n')
					.filter(line => line.trim() !== '')
					.map(parseFault);
				for (const fault of added) {
					faults.add(fault);
				}

				return json(200, faults.list());
			} catch (error) {
				return json(400, {error: (error as Error).message});
			}

		default:
			return json(405, {error: `${method} is not known here; there are GET, POST and DELETE`});
	}
}

function json(status: number, value: unknown): WireAnswer {
	return {status, headers: {'content-type': 'application/json'}, body: `${JSON.stringify(value)}\n`};
}
