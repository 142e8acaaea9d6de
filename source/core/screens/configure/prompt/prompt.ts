import {quoteForBash} from '../../../domain/quote.ts';
import {leaveOutSecrets} from '../../../domain/secrets/secrets.ts';
import {handOn} from '../../../planning/hand-on.ts';
import {editLine, insertInLine, type Line} from '../../../state/edit-line.ts';
import {andThen, type Reducers, transition} from '../../../state/transition.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import {arrive} from '../arrive.ts';
import type {Configure, Prompt, PromptKind} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, refuse, say, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {addList, findFailed, readList} from '../places/add-locations.ts';
import {planOf} from '../plan.ts';
import {askForRings} from '../rings/reduce.ts';
import {chooseRunbook} from '../runbook/part.ts';
import {inOneLine, type SectionPart} from '../section-part.ts';
import {fillFromPreset, savePreset, suggestPresets} from './presets.ts';

type Handled = Extract<ConfigureEvent, {type: 'file-written'}>;

/** Open the prompt, filled with a likely value. */
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
		'load-rings': 'rings.yaml',
		'load-preset': names.length === 1 ? names[0]! : '',
	};
	return transition(
		withConfigure(hush(state), {
			...configure,
			prompt: {kind, text: proposals[kind] ?? '', fromEnd: 0, isProposal: true, message: '', replaces: false},
		}),
	);
}

/** Change the prompt's text, or move its caret. */
function typeInPrompt(state: Configuring, prompt: Prompt, {text, fromEnd}: Line): ConfigureTransition {
	const {configure} = state;
	const typed = text === prompt.text ? {} : {message: '', replaces: false};
	return transition(
		withConfigure(state, {...configure, prompt: {...prompt, ...typed, text, fromEnd, isProposal: false}}),
	);
}

/** Perform what the prompt is for. */
function answerPrompt(state: Configuring, prompt: Prompt): ConfigureTransition {
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
		case 'load-rings':
			return askForRings(state, prompt, text);
	}
}

/** Fill in a preset, and request what its sections need. */
function loadPreset(state: Configuring, prompt: Prompt, text: string): ConfigureTransition {
	const filled = fillFromPreset(state.configure, prompt, text);
	return 'mistake' in filled
		? refuse(state, filled.mistake)
		: andThen(arrive(withConfigure(state, filled.configure)), arrived => say(arrived, filled.text, 'good'));
}

/** A runbook that no list contains: of another account, public, or where AWS refuses the lists. */
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

/** Secret-looking values aren't written: whoever opens the plan adds them. */
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

/** The keys of every screen while the prompt is open: it takes them before the section does. */
export const promptPart: Omit<SectionPart, 'search' | 'renew'> = {
	move: state => transition(state),
	enter: state => withPrompt(state, prompt => answerPrompt(state, prompt)),
	back: state => transition(withConfigure(hush(state), {...state.configure, prompt: null})),

	write: (state, text) =>
		withPrompt(state, prompt => {
			const before = prompt.isProposal ? {text: '', fromEnd: 0} : prompt;
			// A list is pasted with its line breaks, since CSV has a heading line.
			const written = prompt.kind === 'locations' ? text : inOneLine(text);
			return typeInPrompt(state, prompt, insertInLine(before, written));
		}),
	edit: (state, edit) =>
		edit === 'right' && state.configure.prompt?.fromEnd === 0
			? complete(state)
			: withPrompt(state, prompt => typeInPrompt(state, prompt, editLine(prompt, edit))),
};

function withPrompt(state: Configuring, change: (prompt: Prompt) => ConfigureTransition): ConfigureTransition {
	const {prompt} = state.configure;
	return prompt === null ? transition(state) : change(prompt);
}

/** Complete the prompt to the first matching preset. */
function complete(state: Configuring): ConfigureTransition {
	return withPrompt(state, prompt => {
		const [first] = prompt.kind === 'load-preset' ? suggestPresets(state.configure, prompt.text.trim()) : [];
		return first === undefined ? transition(state) : typeInPrompt(state, prompt, {text: first, fromEnd: 0});
	});
}
