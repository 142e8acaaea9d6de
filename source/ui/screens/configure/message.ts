import {selectUnderBrush} from '../../../core/screens/configure/places/select.ts';
import {type PromptLine, selectPrompt} from '../../../core/screens/configure/prompt/select.ts';
import {selectChoosing, selectConfigure} from '../../../core/screens/configure/select.ts';
import {textWidth} from '../../../terminal/glyph.ts';
import {toPrintableLine} from '../../components/printable.ts';
import type {Brush} from '../../painter/brush.ts';
import {paintLineWithCaret} from '../../painter/line-with-caret.ts';
import type {ScreenProps} from '../../screen-props.ts';

/** Paint what the configure screens say at the foot: the prompt, or what is under the cursor of the matrix. @returns `false` where they say nothing. */
export function paintConfigureMessage(brush: Brush, y: number, state: ScreenProps['state']): boolean {
	const {notice} = state;
	const configure = selectConfigure(state)?.configure;
	const prompt = configure === undefined ? null : selectPrompt(configure);
	if (prompt !== null) {
		paintPrompt(brush, y, prompt);
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

function paintPrompt(brush: Brush, y: number, {question, more, isWrong, ...line}: PromptLine): void {
	const columns = brush.columns - Math.min(textWidth(more) + 2, Math.floor(brush.columns / 2));
	const x = paintLineWithCaret(brush, y, {...line, prompt: `${question}: `, columns});
	const style = brush.emphasis(isWrong ? 'bad' : 'muted');
	brush.write(x + 1, y, toPrintableLine(more), style, Math.max(0, brush.columns - x - 1));
}
