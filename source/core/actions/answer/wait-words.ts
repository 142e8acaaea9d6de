import {formatCount, formatLocations} from '../../domain/count.ts';
import {printLocation} from '../../domain/location.ts';
import {type Answer, listAnswers, type Wait} from '../../follow/wait.ts';
import {formatDuration} from '../../status/format.ts';

/** Waits at the same step of the same runbook. */
export type WaitGroup = {readonly waits: readonly Wait[]};

/** Names printed before "and n more". */
const shownNames = 3;

/** Group waits by step, the most first. */
export function groupWaits(waits: readonly Wait[]): readonly WaitGroup[] {
	const groups = new Map<string, Wait[]>();
	for (const wait of waits) {
		const key = JSON.stringify([wait.document, wait.kind, wait.stepName]);
		groups.set(key, [...(groups.get(key) ?? []), wait]);
	}

	return [...groups.values()].map(group => ({waits: group})).sort((a, b) => b.waits.length - a.waits.length);
}

/** A group in words: where, which step waits for what, since when, its message, who may answer. */
export function describeWaits({waits}: WaitGroup, now: number): readonly string[] {
	const [first] = waits as [Wait];
	const since = Math.min(...waits.map(wait => wait.since ?? now));
	const {approvals} = first;
	const approvers = [...new Set(waits.flatMap(wait => wait.approvers.map(nameOf)))];
	const messages = [...new Set(waits.flatMap(({message}) => message ?? []))];
	const others =
		messages.length > 1 ? ` (and ${messages.length - 1} other ${messages.length === 2 ? 'wording' : 'wordings'})` : '';
	const step = first.stepName ?? 'the execution';
	const how = approvals === null || approvals.needed === 1 ? '' : `, ${approvals.given} of ${approvals.needed} given`;
	return [
		`${nameWhere(waits)}: ${step} ${verbs[first.kind]}${how}, since ${formatDuration(now - since)}`,
		...(messages.length === 0 ? [] : [`It says: ${messages[0]}${others}`]),
		...(approvers.length === 0 ? [] : [`May answer: ${listSome(approvers)}`]),
	];
}

const verbs: Readonly<Record<Wait['kind'], string>> = {
	approval: 'waits for an approval',
	pause: 'is paused until somebody resumes it',
	interactive: 'comes next, and waits to be started',
	other: 'waits for a person',
	running: 'runs',
};

/** A wait in a few words, without where it is: `askFirst waits for an approval`. */
export function sayWait({stepName, kind}: Wait): string {
	return `${stepName ?? 'it'} ${verbs[kind]}`;
}

/** What answers mean, in the words of the question. */
export const answerWords: Readonly<Record<Answer, string>> = {
	approve: 'approve',
	reject: 'reject',
	resume: 'resume',
	'start-step': 'start the step',
	'stop-step': 'stop the step',
	revoke: 'revoke',
};

/** How many of the waits take each answer; answers that none takes are left out. */
export function countAnswers(waits: readonly Wait[]): ReadonlyMap<Answer, number> {
	const counts = new Map<Answer, number>();
	for (const answer of waits.flatMap(listAnswers)) {
		counts.set(answer, (counts.get(answer) ?? 0) + 1);
	}

	return counts;
}

/** `111122223333/eu-west-1`, or `3 locations (…, … and 1 more)`. */
export function nameWhere(items: readonly {readonly where: Wait['where']}[]): string {
	const names = [...new Set(items.map(({where}) => printLocation(where)))];
	return names.length === 1 ? names[0]! : `${formatLocations(names.length)} (${listSome(names)})`;
}

function listSome(names: readonly string[]): string {
	const shown = names.slice(0, shownNames).join(', ');
	return names.length > shownNames ? `${shown} and ${formatCount(names.length - shownNames)} more` : shown;
}

/** The part of an ARN that a person knows: `role/RollgridOperatorRole`. */
function nameOf(approver: string): string {
	return /^arn:[^:]*:[^:]*:[^:]*:\d*:(.+)$/.exec(approver)?.[1] ?? approver;
}
