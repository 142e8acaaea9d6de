/** Something that a principal needs permission for. */
export type Wish = {
	/** `iam:PassRole`. */
	readonly action: string;
	/** ARNs, each judged by itself; empty for anything. */
	readonly resources: readonly string[];
	/** Condition keys and their value. */
	readonly context?: Readonly<Record<string, string>>;
};

/** What IAM's policy simulator says of one action on one resource. */
export type Decision = {
	readonly action: string;
	/** `*` where no resource was named. */
	readonly resource: string;
	readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
	/** Whether a policy reads a condition key that only the real call has, so that the real decision may differ. */
	readonly isOpen: boolean;
};

/**
Decide whether policies grant an action on any resource at all. Where `*` isn't allowed, only this shows whether the resource that a step really names may be.

@param policies - As JSON. A policy that can't be parsed may grant anything.
*/
export function mayGrant(policies: readonly string[], action: string): boolean {
	return policies.some(text => {
		try {
			const {Statement = []} = JSON.parse(text) as {readonly Statement?: StatementText | readonly StatementText[]};
			const statements = Array.isArray(Statement)
				? (Statement as readonly StatementText[])
				: [Statement as StatementText];
			return statements.some(
				({Effect, Action, NotAction}) =>
					Effect === 'Allow' &&
					(NotAction === undefined
						? listOf(Action).some(glob => matches(glob, action))
						: !listOf(NotAction).some(glob => matches(glob, action))),
			);
		} catch {
			return true;
		}
	});
}

type StatementText = {
	readonly Effect?: string;
	readonly Action?: string | readonly string[];
	readonly NotAction?: string | readonly string[];
};

function listOf(value: string | readonly string[] | undefined): readonly string[] {
	return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function matches(glob: string, action: string): boolean {
	const pattern = glob
		.split('*')
		.map(part => part.replace(/[$()+.[\\\]^{|}]/g, '\\$&').replaceAll('?', '.'))
		.join('.*');
	return new RegExp(`^${pattern}$`, 'i').test(action);
}
