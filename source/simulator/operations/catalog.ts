import type {Operation, RestOperations} from './operation.ts';

/** Operations, and how a request is matched to its operation. */
export class OperationCatalog {
	readonly all: readonly Operation[];
	/** The operations that are matched by method and path, such as `POST /groups-list`. */
	readonly rest: RestOperations;
	readonly #byName: ReadonlyMap<string, Operation>;

	constructor(all: readonly Operation[]) {
		this.all = all;
		this.#byName = new Map(all.map(operation => [`${operation.service} ${operation.name}`, operation]));
		this.rest = new Map(
			all.flatMap(operation =>
				operation.http === undefined
					? []
					: [[`${operation.http.method} ${operation.http.path}`, {...operation, http: operation.http}]],
			),
		);
	}

	/** The operation of a service with this name; `undefined` where the simulator doesn't serve it. */
	find(service: string, name: string): Operation | undefined {
		return this.#byName.get(`${service} ${name}`);
	}

	/** The services with at least one operation. */
	listServices(): readonly string[] {
		return [...new Set(this.all.map(({service}) => service))].sort();
	}

	/** The operations of a service, by name. */
	listNames(service: string): readonly string[] {
		return this.all
			.filter(operation => operation.service === service)
			.map(({name}) => name)
			.sort();
	}
}
