import {type StepLine, selectStep} from '../../core/state/select/step.ts';
import {type ConsoleState, currentScreen} from '../../core/state/state.ts';
import {type PageLine, TextPage} from '../components/text-page.tsx';

export type StepScreenProps = {readonly state: ConsoleState; readonly width: number; readonly height: number};

/** One step: status, times, failure, inputs, outputs. */
export function StepScreen({state, width, height}: StepScreenProps) {
	const screen = currentScreen(state);
	const scene = selectStep(state);
	return screen.name === 'step' ? (
		<TextPage lines={(scene?.lines ?? []).map(toLine)} view={screen.text} width={width} height={height} />
	) : null;
}

function toLine({text, kind}: StepLine): PageLine {
	switch (kind) {
		case 'heading':
			return {text, color: 'accent', isBold: true};
		case 'failure':
			return {text, color: 'bad'};
		default:
			return {text};
	}
}
