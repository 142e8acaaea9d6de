import {splitAtCaret} from '../../../state/edit-line.ts';
import type {Configure, PromptKind} from '../configure.ts';
import {suggestPresets} from './presets.ts';

/** The prompt as it is drawn: its question, what is typed, and the text after that. */
export type PromptLine = {
	readonly question: string;
	readonly before: string;
	readonly after: string;
	/** Whether the console has filled in the text. */
	readonly isProposal: boolean;
	/** What is wrong with it or its progress, else the texts that complete it, else its keys. */
	readonly more: string;
	readonly isWrong: boolean;
};

const questions: Readonly<Record<PromptKind, string>> = {
	runbook: 'Name or ARN of the runbook',
	locations: 'Accounts, Regions, OUs or @file',
	'failed-of': 'Execution ID',
	'save-plan': 'Save plan as',
	'save-preset': 'Name of the preset',
	'load-preset': 'Preset',
	'load-rings': 'File of rings',
};

/** The open prompt; `null` for none. */
export function selectPrompt(configure: Configure): PromptLine | null {
	const {prompt} = configure;
	if (prompt === null) {
		return null;
	}

	const {kind, text, message, isProposal} = prompt;
	const presets = kind === 'load-preset' ? suggestPresets(configure, text.trim()).join(', ') : '';
	return {
		question: questions[kind],
		...splitAtCaret(prompt),
		isProposal,
		more: message || presets || 'Enter takes it, Esc leaves',
		isWrong: message !== '',
	};
}
