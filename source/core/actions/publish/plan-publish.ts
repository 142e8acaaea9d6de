/** A runbook as it was read in one Region. */
export type FoundDocument = {
	readonly latestVersion: string;
	readonly defaultVersion: string;
	/** The content of the latest version, as its author wrote it. */
	readonly latestContent: string;
	/** Account IDs, or `all`. */
	readonly shares: readonly string[];
};

/** A runbook as it is wanted. */
export type WantedDocument = {
	readonly name: string;
	readonly format: 'YAML' | 'JSON';
	readonly content: string;
	readonly versionName: string | undefined;
	/** The only accounts that it is to be shared with; `null` leaves the sharing as it is. */
	readonly shares: readonly string[] | null;
};

/** One call of a publication. */
export type PublishStep =
	| {readonly type: 'create'}
	| {readonly type: 'add-version'}
	/** `null` names the version that was just added. */
	| {readonly type: 'set-default'; readonly version: string | null}
	| {readonly type: 'share'; readonly add: readonly string[]; readonly remove: readonly string[]};

/** How many accounts AWS takes in one call. */
const sharesPerCall = 20;

/** How many accounts a document may be shared with. */
export const mostShares = 1000;

/**
Plan the calls of one Region that make a runbook what is wanted. Empty where it already is.

@param found - `null` where there is no such document.
*/
export function planPublish(wanted: WantedDocument, found: FoundDocument | null): readonly PublishStep[] {
	const shares = planShares(wanted.shares, found?.shares ?? []);
	if (found === null) {
		return [{type: 'create'}, ...shares];
	}
	if (found.latestContent !== wanted.content) {
		return [{type: 'add-version'}, {type: 'set-default', version: null}, ...shares];
	}
	return [
		...(found.defaultVersion === found.latestVersion
			? []
			: [{type: 'set-default', version: found.latestVersion} as const]),
		...shares,
	];
}

function planShares(wanted: readonly string[] | null, found: readonly string[]): readonly PublishStep[] {
	if (wanted === null) {
		return [];
	}
	const add = wanted.filter(id => !found.includes(id));
	const remove = found.filter(id => !wanted.includes(id));
	const calls = Math.ceil(Math.max(add.length, remove.length) / sharesPerCall);
	return Array.from({length: calls}, (_, index): PublishStep => {
		const [from, to] = [index * sharesPerCall, (index + 1) * sharesPerCall];
		return {type: 'share', add: add.slice(from, to), remove: remove.slice(from, to)};
	});
}

/** A Region's steps, one line each: the calls that share it make one line. */
export function describeSteps(
	steps: readonly PublishStep[],
	{name, format}: WantedDocument,
	region: string,
): readonly string[] {
	const shares = steps.filter(step => step.type === 'share');
	const added = shares.flatMap(({add}) => add);
	const removed = shares.flatMap(({remove}) => remove);
	const accounts = (ids: readonly string[]) =>
		ids.includes('all') ? 'everybody' : `${ids.length} ${ids.length === 1 ? 'account' : 'accounts'}`;
	return [
		...steps.flatMap(step => describeStep(step, name, format).map(line => `${region}: ${line}`)),
		...(added.length > 0 ? [`${region}: share ${name} with ${accounts(added)}`] : []),
		...(removed.length > 0
			? [
					`${region}: stop sharing ${name} with ${accounts(removed)}: ${removed.slice(0, 10).join(', ')}${removed.length > 10 ? '…' : ''}`,
				]
			: []),
	];
}

function describeStep(step: PublishStep, name: string, format: string): readonly string[] {
	switch (step.type) {
		case 'create':
			return [`create the runbook ${name} (${format})`];
		case 'add-version':
			return [`add a version to ${name}`];
		case 'set-default':
			return [`make ${step.version === null ? 'it' : `version ${step.version}`} the default version of ${name}`];
		case 'share':
			return [];
	}
}
