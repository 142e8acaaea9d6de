import {quoteForBash} from '../../domain/quote.ts';
import {leaveOutSecrets} from '../../domain/secrets/secrets.ts';
import {handOn} from '../../planning/hand-on.ts';
import type {ConsoleState} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {addList, findFailed, readList} from './add-locations.ts';
import {chooseVersion} from './answers.ts';
import type {Configure, Prompt, PromptKind} from './configure.ts';
import type {ConfigureEvent} from './events.ts';
import {askChosen} from './open-configure.ts';
import {planOf} from './plan.ts';
import {loadPreset, savePreset} from './presets.ts';
import {refuse, say} from './refuse.ts';
import {launch} from './screen.ts';
import {enterSection} from './sections.ts';

type Handled = Extract<ConfigureEvent, {type: 'file-written'}>;

/** Open the prompt, with what is likely wanted already in it. */
export function openPrompt(state: ConsoleState, kind: PromptKind): Transition {
	const configure = launch.of(state);
	if (configure === null) {
		return transition(state);
	}

	if (
		(kind === 'save-plan' || (kind === 'save-preset' && configure.section !== 'places')) &&
		!planOf(configure).isReady
	) {
		return say(state, 'The launch isn’t complete yet: its review lists what is missing');
	}

	const names = Object.keys(configure.presets);
	if (kind === 'load-preset' && names.length === 0) {
		return say(state, 'No preset is saved yet: P saves one');
	}

	const proposals: Readonly<Partial<Record<PromptKind, string>>> = {
		'failed-of': state.opened ?? '',
		'save-plan': 'plan.json',
		'load-preset': names.length === 1 ? names[0]! : '',
	};
	return transition(
		launch.in(
			{
				...state,
				notice: null,
			},
			{
				...configure,
				prompt: {kind, text: proposals[kind] ?? '', isProposal: true, message: '', replaces: false},
			},
		),
	);
}

/** Change the prompt's text. */
export function typeInPrompt(state: ConsoleState, configure: Configure, prompt: Prompt, text: string): Transition {
	return transition(
		launch.in(state, {...configure, prompt: {...prompt, text, isProposal: false, message: '', replaces: false}}),
	);
}

/** Do what the prompt asks for. */
export function answerPrompt(state: ConsoleState, configure: Configure, prompt: Prompt): Transition {
	const text = prompt.text.trim();
	if (text === '') {
		return transition(launch.in(state, {...configure, prompt: null}));
	}

	const {central} = state;
	switch (prompt.kind) {
		case 'runbook':
			return chooseTyped(state, configure, text);
		case 'locations':
			return /^[@~/.]/.test(text) ? readList(state, configure, prompt, text) : addList(state, configure, prompt.text);
		case 'failed-of':
			return central === null ? transition(state) : findFailed(state, configure, prompt, text, central);
		case 'save-plan':
			return savePlan(state, configure, prompt, text);
		case 'save-preset':
			return savePreset(state, configure, text);
		case 'load-preset':
			return loadPreset(state, configure, prompt, text);
	}
}

/** A runbook that no list shows: of another account, public, or where lists are refused. */
function chooseTyped(state: ConsoleState, configure: Configure, name: string): Transition {
	if (!/^[\w\-.:/]{3,128}$/.test(name)) {
		return refuse(state, configure, 'a name or ARN has 3 to 128 letters, digits and _ - . : /');
	}

	const chosen = chooseVersion(launch.in(state, {...configure, prompt: null}), name, null);
	return andThen(andThen(chosen, askChosen), taken => enterSection(taken, 'places'));
}

export const promptReducers: Reducers<Handled> = {
	'file-written'(state, {path, outcome}) {
		const configure = launch.of(state);
		if (configure === null) {
			return transition(state);
		}

		if (outcome.ok) {
			return transition(
				launch.in(
					{
						...state,
						notice: {
							text: `Wrote the plan to ${path}${sayWithout(configure)}: rollgrid launch ${quoteForBash(path)} opens it, and so does aws --cli-input-json`,
							tone: 'good',
						},
					},
					{...configure, prompt: null},
				),
			);
		}

		const {prompt} = configure;
		return outcome.failure.kind === 'conflict' && prompt !== null
			? transition(
					launch.in(state, {
						...configure,
						prompt: {...prompt, replaces: true, message: 'it exists: Enter replaces it'},
					}),
				)
			: refuse(state, configure, describeFailure(outcome.failure).join(' '));
	},
};

/** What looks secret isn't written: whoever opens the plan puts it in. */
function sayWithout(configure: Configure): string {
	const plan = planOf(configure);
	const leftOut = plan.isReady ? leaveOutSecrets(plan.requests[0]!.request).leftOut : [];
	return leftOut.length === 0 ? '' : `, without ${leftOut.join(', ')}, which looks secret`;
}

function savePlan(state: ConsoleState, configure: Configure, prompt: Prompt, path: string): Transition {
	const plan = planOf(configure);
	const [first] = plan.isReady ? plan.requests : [];
	if (!plan.isReady || first === undefined) {
		return refuse(state, configure, 'The launch isn’t complete');
	}

	if (plan.requests.length > 1) {
		return refuse(
			state,
			configure,
			`This launch takes ${plan.requests.length} requests, and a plan holds one: select fewer locations, or raise the concurrency`,
		);
	}

	const {text} = handOn(first.request, '', /\.ya?ml$/i.test(path) ? 'yaml' : 'json');
	return transition(state, {type: 'write-file', path, text, replaces: prompt.replaces});
}
