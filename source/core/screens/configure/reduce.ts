import type {Reducers} from '../../state/transition.ts';
import {addLocationReducers} from './add-locations.ts';
import {answerReducers} from './answers.ts';
import {configureKeyReducers} from './configure-keys.ts';
import type {ConfigureEvent} from './events.ts';
import {openReducers} from './open-configure.ts';
import {presetReducers} from './presets.ts';
import {previewReducers} from './preview.ts';
import {promptReducers} from './prompt.ts';

/** What the events of configuring a launch do. */
export const configureReducers: Reducers<ConfigureEvent> = {
	...openReducers,
	...answerReducers,
	...previewReducers,
	...promptReducers,
	...addLocationReducers,
	...presetReducers,
	...configureKeyReducers,
};
