import {transition} from '../../../state/transition.ts';
import type {Prompt} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, withConfigure} from '../configuring.ts';
import {inOneLine, type SectionPart} from '../section-part.ts';
import {suggestPresets} from './presets.ts';
import {answerPrompt, typeInPrompt} from './prompt.ts';

/** The keys of every screen while the prompt is open: it takes those that a section takes else. */
export const promptPart: Omit<SectionPart, 'search' | 'forget'> = {
	move: (state, direction) => (direction === 'right' ? complete(state) : transition(state)),
	enter: state => withPrompt(state, prompt => answerPrompt(state, prompt)),
	back: state => transition(withConfigure(hush(state), {...state.configure, prompt: null})),

	write: (state, text) =>
		withPrompt(state, prompt => {
			const before = prompt.isProposal ? '' : prompt.text;
			// A list is pasted with its lines, since a heading of CSV is one.
			return typeInPrompt(state, prompt, before + (prompt.kind === 'locations' ? text : inOneLine(text)));
		}),
	erase: state => withPrompt(state, prompt => typeInPrompt(state, prompt, prompt.text.slice(0, -1))),
	clear: state => withPrompt(state, prompt => typeInPrompt(state, prompt, '')),
};

function withPrompt(state: Configuring, change: (prompt: Prompt) => ConfigureTransition): ConfigureTransition {
	const {prompt} = state.configure;
	return prompt === null ? transition(state) : change(prompt);
}

/** Take the first preset that what was typed may mean. */
function complete(state: Configuring): ConfigureTransition {
	return withPrompt(state, prompt => {
		const [first] = prompt.kind === 'load-preset' ? suggestPresets(state.configure, prompt.text.trim()) : [];
		return first === undefined ? transition(state) : typeInPrompt(state, prompt, first);
	});
}
