import type {Configure, Prompt, PromptKind} from '../../../core/screens/configure/configure.ts';
import {selectUnderBrush} from '../../../core/screens/configure/places/select.ts';
import {suggestPresets} from '../../../core/screens/configure/prompt/presets.ts';
import {selectChoosing, selectConfigure} from '../../../core/screens/configure/select.ts';
import {splitAtCaret} from '../../../core/state/edit-line.ts';
import {shownSearch} from '../../../core/state/shown-search.ts';
import {textWidth} from '../../../terminal/glyph.ts';
import {toPrintableLine} from '../../components/printable.ts';
import type {Brush} from '../../painter/brush.ts';
import {paintLineWithCaret} from '../../painter/line-with-caret.ts';
import type {ScreenProps} from '../../screen-props.ts';

const questions: Readonly<Record<PromptKind, string>> = {
	runbook: 'Name or ARN of the runbook',
	locations: 'Accounts, Regions, OUs or @file',
	'failed-of': 'Execution ID',
	'save-plan': 'Save plan as',
	'save-preset': 'Name of the preset',
	'load-preset': 'Preset',
	'load-rings': 'File of rings',
};

/** Paint what the configure screens say at the foot: the prompt, or what is under the cursor of the matrix. @returns `false` where they say nothing. */
export function paintConfigureMessage(brush: Brush, y: number, state: ScreenProps['state']): boolean {
	const {notice} = state;
	const configure = selectConfigure(state)?.configure;
	if (configure === undefined) {
		return false;
	}

	const {prompt} = configure;
	if (prompt !== null) {
		paintPrompt(brush, y, prompt, sayBehind(configure, prompt));
		return true;
	}

	if (shownSearch(state).isSearching) {
		return false;
	}

	const choosing = notice === null ? selectChoosing(state) : undefined;
	if (choosing === undefined) {
		return false;
	}

	const {text, tone} = selectUnderBrush(choosing);
	brush.write(0, y, text, brush.emphasis(tone), brush.columns);
	return true;
}

/** What is to be said behind the prompt: what is wrong with it, what it can be completed to, or its keys. */
function sayBehind(configure: Configure, {message, kind, text}: Prompt): string {
	const presets = kind === 'load-preset' ? suggestPresets(configure, text.trim()).join(', ') : '';
	return message || presets || 'Enter takes it, Esc leaves';
}

function paintPrompt(brush: Brush, y: number, prompt: Prompt, more: string): void {
	const {kind, isProposal, message} = prompt;
	const columns = brush.columns - Math.min(textWidth(more) + 2, Math.floor(brush.columns / 2));
	const x = paintLineWithCaret(brush, y, {
		prompt: `${questions[kind]}: `,
		...splitAtCaret(prompt),
		columns,
		isProposal,
	});
	const style = brush.emphasis(message === '' ? 'muted' : 'bad');
	brush.write(x + 1, y, toPrintableLine(more), style, Math.max(0, brush.columns - x - 1));
}
