import {listAnswerable, listTaking, toOutgoing} from '../../actions/answer/answerable.ts';
import {answerWords, countAnswers, describeWaits, groupWaits, nameWhere} from '../../actions/answer/wait-words.ts';
import type {LocationFailure} from '../../actions/location-failure.ts';
import type {Answer, Wait} from '../../follow/wait.ts';
import {typedFrom} from '../../planning/typed-number.ts';
import {shownFollowing} from '../../state/attempts.ts';
import type {Dialog, DialogChoice, Inquiry} from '../../state/dialog.ts';
import type {ConsoleState} from '../../state/state.ts';
import {tellFailure} from '../../state/tell-failure.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {formatCount} from '../../status/format.ts';
import {sendInterventions} from './send-interventions.ts';

type Answering = Extract<Dialog['intent'], {type: 'answer'}>;

/** The key of each answer. None of them is `a`, which opens the question: pressed twice it does nothing. */
const keyOf: Readonly<Record<Exclude<Answer, 'revoke'>, string>> = {
	approve: 'y',
	reject: 'x',
	resume: 'r',
	'start-step': 's',
	'stop-step': 't',
};

/** Groups shown before "and so on". */
const shownGroups = 3;

/** All children have been read: ask which answer to send, or report that nothing waits. */
export function askForAnswer(state: ConsoleState, {looks, failures, takesRunning}: Inquiry): Transition {
	const waits = listAnswerable(looks, takesRunning);
	if (waits.length === 0) {
		const [first] = failures;
		return first === undefined
			? transition({...state, notice: {text: 'Nothing waits there any more', tone: 'info'}})
			: transition({...state, notice: tellFailure(first.failure)});
	}

	return transition({...state, dialog: toDialog(state, {type: 'answer', waits, failures, answer: null, comment: ''})});
}

/** The operator has chosen an answer, and may type a comment where AWS takes one. */
export function chooseAnswer(state: ConsoleState, intent: Answering, key: string): Transition {
	const answer = (Object.keys(keyOf) as Array<keyof typeof keyOf>).find(one => keyOf[one] === key);
	return answer === undefined
		? transition(state)
		: transition({...state, dialog: toDialog(state, {...intent, answer})});
}

/** A line of the answer was ended with Enter: go on to the next, or send. */
export function confirmAnswer(state: ConsoleState, {prompt, typed}: Dialog, intent: Answering): Transition {
	if (intent.answer === null) {
		return transition(state);
	}

	const {answer} = intent;
	const taken = prompt === undefined ? intent : {...intent, comment: typed.trim()};
	const waits = listTaking(intent.waits, answer);
	if (prompt !== undefined && waits.length > typedFrom) {
		const {prompt: _, ...question} = toDialog(state, taken);
		return transition({...state, dialog: {...question, ...asCount(waits.length)}});
	}

	const signals = toOutgoing(intent.waits, answer, {comment: taken.comment});
	return sendInterventions({...state, dialog: null}, answerWords[answer], signals);
}

function toDialog(state: ConsoleState, intent: Answering): Dialog {
	const {waits, failures, answer} = intent;
	const common = {intent, mustType: null, typed: '', takesYes: false} as const;
	if (answer === null) {
		return {
			...common,
			title: titleOf(waits),
			lines: describe(waits, failures, state.now),
			choices: listChoices(state, waits),
		};
	}

	const taking = listTaking(waits, answer);
	const steps = [...new Set(taking.map(({stepName}) => stepName ?? 'the execution'))].join(', ');
	const isCommented = answer === 'approve' || answer === 'reject';
	const question: Dialog = {
		...common,
		title: `${capitalize(answerWords[answer])} ${steps} of ${taking[0]!.document}?`,
		lines: [`SendAutomationSignal goes to ${nameWhere(taking)}.`, ...explain[answer]],
	};
	return isCommented
		? {...question, prompt: 'Comment, or none; Enter sends it: ', choices: []}
		: taking.length > typedFrom
			? {...question, ...asCount(taking.length)}
			: {...question, takesYes: true};
}

const explain: Readonly<Record<Answer, readonly string[]>> = {
	approve: ['It goes on once enough have approved. The role that answers has to be among the approvers.'],
	reject: ['The step fails, and the execution does what its runbook says of that; mostly it ends as Failed.'],
	resume: ['The execution goes on behind the pause.'],
	'start-step': ['The step runs; then the execution waits again.'],
	'stop-step': ['The step is cancelled, and what it has done so far stays; the runbook decides what follows.'],
	revoke: [],
};

function asCount(count: number): Pick<Dialog, 'mustType' | 'typed' | 'choices'> {
	return {mustType: String(count), typed: '', choices: []};
}

function describe(waits: readonly Wait[], failures: readonly LocationFailure[], now: number): readonly string[] {
	const groups = groupWaits(waits);
	return [
		...groups.slice(0, shownGroups).flatMap(group => describeWaits(group, now)),
		...(groups.length > shownGroups ? [`and ${formatCount(groups.length - shownGroups)} other steps that wait`] : []),
		...(failures.length === 0
			? []
			: [`Nobody lets us look into ${nameWhere(failures)}: ${failures[0]!.failure.because ?? ''}`]),
	];
}

function listChoices(state: ConsoleState, waits: readonly Wait[]): readonly DialogChoice[] {
	const choices = [...countAnswers(waits)].flatMap(([answer, count]): DialogChoice[] => {
		if (answer === 'revoke') {
			return [];
		}

		const share =
			waits.length === 1
				? ''
				: count === waits.length
					? ` all ${formatCount(count)}`
					: ` ${formatCount(count)} of ${formatCount(waits.length)}`;
		return [{key: keyOf[answer], label: `${answerWords[answer]}${share}`}];
	});
	const others = countWaiting(state);
	return waits.length === 1 && others > 1 ? [...choices, {key: 'w', label: `all ${others} that wait`}] : choices;
}

function countWaiting(state: ConsoleState): number {
	return shownFollowing(state)?.grid.countClass('waiting') ?? 0;
}

function titleOf(waits: readonly Wait[]): string {
	const [{document, kind}] = waits as [Wait];
	return kind === 'running' ? `${document} runs, and waits for nobody` : `${document} waits for a person`;
}

function capitalize(text: string): string {
	return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
