/** One statement of a policy; a missing member is empty. */
export type Statement = {
	readonly isAllow: boolean;
	readonly actions: readonly string[];
	readonly notActions: readonly string[];
	readonly resources: readonly string[];
	readonly notResources: readonly string[];
	/** Principals as written: `{AWS: …, Service: …, Federated: …}`. */
	readonly principals: Readonly<Record<string, readonly string[]>>;
	/** Operator → key → values. */
	readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};
