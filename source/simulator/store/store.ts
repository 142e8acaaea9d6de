import type {StoredParameter} from './parameters.ts';

/** What operations change in a world, apart from its executions. Everything here is gone with the process. */
export type Store = {
	/** Parameters of accounts, by `<account>/<region>/<name>`; the public ones are made from the world. */
	readonly parameters: Map<string, StoredParameter>;
};

export function createStore(): Store {
	return {parameters: new Map()};
}
