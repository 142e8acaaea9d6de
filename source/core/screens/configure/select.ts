import type {ConsoleState} from '../../state/state.ts';
import type {Configure} from './configure.ts';
import {launch} from './screen.ts';

export {configureFrame, selectChoosing} from './choosing.ts';
export type {Configure, PromptKind} from './configure.ts';
export {suggestPresets} from './presets.ts';
export {selectForm} from './select/form.ts';
export {selectUnderBrush} from './select/places.ts';
export {selectReview} from './select/review.ts';
export {selectRunbooks} from './select/runbook.ts';
export {selectSections} from './select/sections.ts';

/** The launch that is being configured; `null` for none. */
export function selectConfigure(state: ConsoleState): Configure | null {
	return launch.of(state);
}
