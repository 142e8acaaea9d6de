import {
	type PromptKind,
	selectChoosing,
	selectConfigure,
	selectUnderBrush,
	suggestPresets,
} from '../../../core/screens/configure/select.ts';
import type {Screen} from '../../../terminal/screen.ts';
import {toPrintableLine} from '../../components/printable.ts';
import {emphasis, pen} from '../../painter/pen.ts';
import type {ScreenProps} from '../../screen-props.ts';
import type {Look} from '../../theme.ts';

const questions: Readonly<Record<PromptKind, string>> = {
	runbook: 'Name or ARN of the runbook',
	locations: 'Accounts, Regions, OUs or @file',
	'failed-of': 'Execution ID',
	'save-plan': 'Save plan as',
	'save-preset': 'Name of the preset',
	'load-preset': 'Preset',
};

/** Paint what the configure screens say at the foot: the prompt, the search line, or what is under the cursor of the matrix. @returns `false` where they say nothing. */
export function paintConfigureMessage(screen: Screen, y: number, state: ScreenProps['state'], look: Look): boolean {
	const {notice} = state;
	const configure = selectConfigure(state);
	if (configure === null) {
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
		paintLine(
			screen,
			y,
			`${questions[prompt.kind]}: `,
			prompt.text,
			more,
			prompt.message === '' ? 'muted' : 'bad',
			prompt.isProposal,
			look,
		);
		return true;
	}

	const isSearching = section === 'runbook' ? picker.isSearching : section === 'places' && view.isSearching;
	if (isSearching) {
		paintLine(
			screen,
			y,
			'/',
			section === 'runbook' ? picker.search : view.search,
			'Enter keeps it, Esc leaves it',
			'muted',
			false,
			look,
		);
		return true;
	}

	const choosing = notice === null ? selectChoosing(state) : undefined;
	if (choosing === undefined) {
		return false;
	}

	const {text, tone} = selectUnderBrush(choosing);
	screen.write(0, y, text, emphasis(look, tone), screen.columns);
	return true;
}

/** A question, what was typed with its end always in view, and what is to be said about it. */
function paintLine(
	screen: Screen,
	y: number,
	question: string,
	typed: string,
	more: string,
	tone: 'muted' | 'bad',
	isProposal: boolean,
	look: Look,
): void {
	const text = toPrintableLine(typed);
	const room = Math.max(
		10,
		screen.columns - question.length - Math.min(more.length + 3, Math.floor(screen.columns / 2)),
	);
	const shown = text.length > room ? `…${text.slice(text.length - room + 1)}` : text;
	let x = screen.write(0, y, question, pen(look, 'accent', {bold: true}));
	x += screen.write(x, y, shown, pen(look, 'text', {inverse: isProposal}));
	screen.write(x, y, ' ', pen(look, 'accent', {inverse: true}));
	screen.write(x + 2, y, toPrintableLine(more), emphasis(look, tone), Math.max(0, screen.columns - x - 2));
}
