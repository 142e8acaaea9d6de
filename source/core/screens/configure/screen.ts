import {Kept} from '../../state/kept.ts';
import type {OpenScreen} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import type {Configure} from './configure.ts';

/** A launch being configured; all of it is kept when the screen is left. */
export type ConfigureScreen = OpenScreen & {readonly name: 'configure'};

export const configureScreen: ConfigureScreen = {name: 'configure', about: 'launch'};

/** The launch that is being configured, or was left half-way. */
export const launch = new Kept<Configure>('configure');

/** Whether the configure screens are what is shown. */
export function isConfiguring(state: ConsoleState): boolean {
	return currentScreen(state).name === configureScreen.name && launch.of(state) !== null;
}
