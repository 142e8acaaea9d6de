import {quoteForBash} from '../../../domain/quote.ts';
import {leaveOutSecrets} from '../../../domain/secrets/secrets.ts';
import {handOn} from '../../../planning/hand-on.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import type {Configure, Prompt, PromptKind} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, refuse, say, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {addList, findFailed, readList} from '../places/add-locations.ts';
import {planOf} from '../plan.ts';
import {chooseRunbook} from '../runbook/part.ts';
import {loadPreset, savePreset} from './presets.ts';

type Handled = Extract<ConfigureEvent, {type: 'file-written'}>;

/** Open the prompt, with what is likely wanted already in it. */
export function openPrompt(state: Configuring, kind: PromptKind): ConfigureTransition {
	const {configure} = state;
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
		withConfigure(hush(state), {
			...configure,
			prompt: {kind, text: proposals[kind] ?? '', isProposal: true, message: '', replaces: false},
		}),
	);
}

/** Change the prompt's text. */
export function typeInPrompt(state: Configuring, prompt: Prompt, text: string): ConfigureTransition {
	const {configure} = state;
	return transition(
		withConfigure(state, {...configure, prompt: {...prompt, text, isProposal: false, message: '', replaces: false}}),
	);
}

/** Do what the prompt asks for. */
export function answerPrompt(state: Configuring, prompt: Prompt): ConfigureTransition {
	const {configure} = state;
	const text = prompt.text.trim();
	if (text === '') {
		return transition(withConfigure(state, {...configure, prompt: null}));
	}

	const {central} = state;
	switch (prompt.kind) {
		case 'runbook':
			return chooseTyped(state, text);
		case 'locations':
			return /^[@~/.]/.test(text) ? readList(state, prompt, text) : addList(state, prompt.text);
		case 'failed-of':
			return central === null ? transition(state) : findFailed(state, prompt, text, central);
		case 'save-plan':
			return savePlan(state, prompt, text);
		case 'save-preset':
			return savePreset(state, text);
		case 'load-preset':
			return loadPreset(state, prompt, text);
	}
}

/** A runbook that no list shows: of another account, public, or where lists are refused. */
function chooseTyped(state: Configuring, name: string): ConfigureTransition {
	const {configure} = state;
	if (!/^[\w\-.:/]{3,128}$/.test(name)) {
		return refuse(state, 'a name or ARN has 3 to 128 letters, digits and _ - . : /');
	}

	return chooseRunbook(withConfigure(state, {...configure, prompt: null}), name, null);
}

export const promptReducers: Reducers<Handled, Configuring> = {
	'file-written'(state, {path, outcome}) {
		const {configure} = state;
		if (outcome.ok) {
			return transition(
				withConfigure(
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
					withConfigure(state, {
						...configure,
						prompt: {...prompt, replaces: true, message: 'it exists: Enter replaces it'},
					}),
				)
			: refuse(state, describeFailure(outcome.failure).join(' '));
	},
};

/** What looks secret isn't written: whoever opens the plan puts it in. */
function sayWithout(configure: Configure): string {
	const plan = planOf(configure);
	const leftOut = plan.isReady ? leaveOutSecrets(plan.requests[0]!.request).leftOut : [];
	return leftOut.length === 0 ? '' : `, without ${leftOut.join(', ')}, which looks secret`;
}

function savePlan(state: Configuring, prompt: Prompt, path: string): ConfigureTransition {
	const {configure} = state;
	const plan = planOf(configure);
	const [first] = plan.isReady ? plan.requests : [];
	if (!plan.isReady || first === undefined) {
		return refuse(state, 'The launch isn’t complete');
	}

	if (plan.requests.length > 1) {
		return refuse(
			state,
			`This launch takes ${plan.requests.length} requests, and a plan holds one: select fewer locations, or raise the concurrency`,
		);
	}

	const {text} = handOn(first.request, '', /\.ya?ml$/i.test(path) ? 'yaml' : 'json');
	return transition(state, {type: 'write-file', path, text, replaces: prompt.replaces});
}
