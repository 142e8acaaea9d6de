import type {JournalEntry} from '../../domain/journal-entry.ts';

/** What the operator has decided about starts that an earlier run left unresolved. */
export type StartDecision = {
	readonly launchId: string;
	/** The one start that is meant; `null` for all of the launch whose turn had not come. */
	readonly clientToken: string | null;
	readonly decision: 'start' | 'forget';
};

/** What becomes of the decision. */
export type DecidedStarts =
	/** These are given up. */
	| {readonly type: 'forget'; readonly entries: readonly JournalEntry[]}
	/** This one is sent with the token that it had. */
	| {readonly type: 'start'; readonly entry: JournalEntry}
	/** The launch goes on with its turns: all of its entries, as what has started is waited for. */
	| {readonly type: 'resume'; readonly entries: readonly JournalEntry[]}
	/** The journal no longer has what was decided about. */
	| {readonly type: 'gone'};

/** Find in the journal what a decision is about. */
export function chooseEntries(
	entries: readonly JournalEntry[],
	{launchId, clientToken, decision}: StartDecision,
): DecidedStarts {
	const launch = entries.filter(entry => entry.launchId === launchId);
	const meant = launch.filter(entry =>
		clientToken === null ? entry.state === 'planned' : entry.clientToken === clientToken,
	);
	const [first] = meant;
	if (first === undefined) {
		return {type: 'gone'};
	}

	if (decision === 'forget') {
		return {type: 'forget', entries: meant};
	}

	return clientToken === null ? {type: 'resume', entries: launch} : {type: 'start', entry: first};
}
