import type {Rect} from '../../matrix/geometry.ts';
import type {ConsoleState} from '../../state/state.ts';
import type {Phrase} from '../../status/fit-phrases.ts';
import {createConfigure} from './configure.ts';
import type {Configuring} from './configuring.ts';
import {type ConfigureFrame, layOutSections} from './layout.ts';
import {type ChoosingScene, choosingRect as rectOf, selectChoosing as select} from './places/choosing.ts';
import {selectChoosingInfo as selectInfo} from './places/select.ts';
import {describeState} from './preflight/words.ts';
import {isConfiguring, launch} from './screen.ts';
import {configuringIn, surround} from './surround.ts';

/** The launch that is being configured, for its sections to draw; `null` for none. */
export const selectConfigure: (state: ConsoleState) => Configuring | null = configuringIn;

/** The matrix in choosing mode, where it is on the screen; else `undefined`. */
export function selectChoosing(state: ConsoleState): ChoosingScene | undefined {
	const configuring = isConfiguring(state) ? configuringIn(state) : null;
	return configuring === null ? undefined : select(configuring);
}

/** The two lines above the matrix: the selection, and how it is sent. */
export function selectChoosingInfo(state: ConsoleState, choosing: ChoosingScene): readonly [Phrase, Phrase] {
	const {configure} = choosing;
	const [what, how] = selectInfo(surround(state, configure), choosing);
	return [what, configure.preflight === null ? how : describeState(configure, state.now)];
}

/** Where the configure screens draw. */
export function configureFrame(state: ConsoleState): ConfigureFrame {
	return layOutSections(surround(state, launch.of(state) ?? createConfigure()));
}

/** The cells that the matrix of locations has. */
export function choosingRect(state: ConsoleState): Rect {
	return rectOf(surround(state, launch.of(state) ?? createConfigure()));
}
