import type {Outcome} from '../../domain/failure.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import type {Acting} from '../acting.ts';
import type {LookFailure} from '../dialog.ts';
import type {Effect} from '../effect.ts';
import type {ConsoleState} from '../state.ts';
import {type Step, step} from '../step.ts';

/** Lines of refusals shown before "and n more". */
const shownRefusals = 6;

/** Send signals or stops; their answers are counted, and each refusal is told with its place. */
export function act(state: ConsoleState, word: string, actions: readonly Effect[]): Step {
	if (actions.length === 0) {
		return step({...state, notice: {text: `Nothing there to ${word}`, tone: 'info'}});
	}

	// What is still under way is counted on with what begins now: a cancel never waits for anything.
	const before = state.acting;
	const acting: Acting =
		before === null
			? {word, total: actions.length, done: [], failures: []}
			: {
					...before,
					word: before.word.split(' and ').includes(word) ? before.word : `${before.word} and ${word}`,
					total: before.total + actions.length,
				};
	return step({...state, acting, notice: {text: tell(acting), tone: 'info'}}, ...actions);
}

/** One of the actions was answered. The last one brings the result: a line where all went well, else each refusal with its reason. */
export function hearOfAction(state: ConsoleState, where: Location, outcome: Outcome<void>): ConsoleState {
	const {acting} = state;
	if (acting === null) {
		return state;
	}

	const heard: Acting = outcome.ok
		? {...acting, done: [...acting.done, where]}
		: {...acting, failures: [...acting.failures, {where, failure: outcome.failure}]};
	const isOver = heard.done.length + heard.failures.length >= heard.total;
	if (!isOver) {
		return {...state, acting: heard, notice: {text: tell(heard), tone: 'info'}};
	}

	const over: ConsoleState = {...state, acting: null};
	const {failures, total, word} = heard;
	if (failures.length === 0) {
		return {...over, notice: {text: tell(heard), tone: 'good'}};
	}

	if (state.dialog !== null) {
		return {...over, notice: {text: tell(heard), tone: 'bad'}};
	}

	return {
		...over,
		notice: {text: tell(heard), tone: 'bad'},
		dialog: {
			title:
				total === 1
					? `${word}: refused in ${printLocation(failures[0]!.where)}`
					: `${word}: ${heard.done.length} of ${total} accepted, ${failures.length} refused`,
			lines: [
				...failures
					.slice(0, shownRefusals)
					.map(({where: place, failure}) => `${printLocation(place)}: ${reason(failure)}`),
				...(failures.length > shownRefusals ? [`and ${failures.length - shownRefusals} more; L shows each call`] : []),
			],
			action: {type: 'none'},
			mustType: null,
			typed: '',
			choices: [],
			takesYes: false,
		},
	};
}

function reason({what, code, because, next}: LookFailure['failure']): string {
	return [[code, because].filter(Boolean).join(': ') || what, next].filter(Boolean).join(' · ');
}

function tell({word, total, done, failures}: Acting): string {
	const refused = failures.length === 0 ? '' : `, ${failures.length} refused`;
	return total === 1 && done.length === 1
		? `${word}: accepted in ${printLocation(done[0]!)}`
		: `${word}: accepted in ${done.length} of ${total} locations${refused}`;
}
