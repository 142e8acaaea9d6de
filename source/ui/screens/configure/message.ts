import type {PromptKind} from '../../../core/screens/configure/configure.ts';
import {selectUnderBrush} from '../../../core/screens/configure/places/select.ts';
import {suggestPresets} from '../../../core/screens/configure/prompt/presets.ts';
import {selectChoosing, selectConfigure} from '../../../core/screens/configure/select.ts';
import {toPrintableLine} from '../../components/printable.ts';
import type {Brush} from '../../painter/brush.ts';
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

/** Paint what the configure screens say at the foot: the prompt, the search line, or what is under the cursor of the matrix. @returns `false` where they say nothing. */
export function paintConfigureMessage(brush: Brush, y: number, state: ScreenProps['state']): boolean {
	const {notice} = state;
	const configure = selectConfigure(state)?.configure;
	if (configure === undefined) {
		return false;
	}

	const {prompt, section, picker, view} = configure;
	if (prompt !== null) {
		const more =
			prompt.message !== ''
				? prompt.message
				: prompt.kind === 'load-preset'
					? suggestPresets(configure, prompt.text.trim()).join(', ')
					: 'Enter takes it, Esc leaves';
		paintTyped(brush, y, {
			question: `${questions[prompt.kind]}: `,
			typed: prompt.text,
			more,
			tone: prompt.message === '' ? 'muted' : 'bad',
			isProposal: prompt.isProposal,
		});
		return true;
	}

	const isSearching = section === 'runbook' ? picker.isSearching : section === 'places' && view.isSearching;
	if (isSearching) {
		const typed = section === 'runbook' ? picker.search : view.search;
		paintTyped(brush, y, {
			question: '/',
			typed,
			more: 'Enter keeps it, Esc leaves it',
			tone: 'muted',
			isProposal: false,
		});
		return true;
	}

	const choosing = notice === null ? selectChoosing(state) : undefined;
	if (choosing === undefined) {
		return false;
	}

	const {text, tone} = selectUnderBrush(choosing);
	brush.write(0, y, text, brush.emphasis(tone), brush.columns);
	return true;
}

type TypedLine = {
	readonly question: string;
	readonly typed: string;
	/** The message for a field. */
	readonly more: string;
	readonly tone: 'muted' | 'bad';
	/** Whether the console has filled in the value. */
	readonly isProposal: boolean;
};

/** A question, what was typed with its end always in view, and what is to be said about it. */
function paintTyped(brush: Brush, y: number, {question, typed, more, tone, isProposal}: TypedLine): void {
	const text = toPrintableLine(typed);
	const room = Math.max(10, brush.columns - question.length - Math.min(more.length + 3, Math.floor(brush.columns / 2)));
	const shown = text.length > room ? `…${text.slice(text.length - room + 1)}` : text;
	let x = brush.write(0, y, question, brush.pen('accent', {bold: true}));
	x += brush.write(x, y, shown, brush.pen('text', {inverse: isProposal}));
	brush.write(x, y, ' ', brush.pen('accent', {inverse: true}));
	brush.write(x + 2, y, toPrintableLine(more), brush.emphasis(tone), Math.max(0, brush.columns - x - 2));
}
