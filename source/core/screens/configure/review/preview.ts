import {meetTrouble} from '../../../domain/trouble.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {planOf} from '../plan.ts';

type Handled = Extract<ConfigureEvent, {type: 'preview-started' | 'preview-due' | 'preview-read'}>;

/** The pause between two reads of a preview that AWS still computes; AWS allows one call a second. */
const lookAgainMs = 2000;
/** After this many reads rollgrid gives up: a launch doesn't wait for a preview. */
const mostLooks = 15;

/** Ask AWS for a preview of the draft's start, unless that was done. The first request represents all. */
export function askPreview(state: Configuring): ConfigureTransition {
	const {central, configure} = state;
	if (central === null) {
		return transition(state);
	}

	const plan = planOf(configure);
	const request = plan.isReady ? plan.requests[0]?.request : undefined;
	if (request === undefined) {
		return transition(withConfigure(state, {...configure, preview: null}));
	}

	const text = JSON.stringify(request);
	if (configure.preview?.request === text) {
		return transition(state);
	}

	const preview = {request: text, preview: null, isAsking: true, trouble: configure.preview?.trouble ?? null, looks: 0};
	return transition(withConfigure(state, {...configure, preview}), {type: 'start-preview', where: central, request});
}

export const previewReducers: Reducers<Handled, Configuring> = {
	'preview-started'(state, {request, outcome}) {
		const {central, configure} = state;
		const known = configure.preview;
		if (central === null || known?.request !== request) {
			return transition(state);
		}

		return outcome.ok
			? transition(state, {type: 'get-preview', where: central, request, previewId: outcome.value})
			: transition(
					withConfigure(state, {
						...configure,
						preview: {...known, isAsking: false, trouble: meetTrouble(known.trouble, outcome.failure, state.now)},
					}),
				);
	},

	'preview-due'(state, {request, previewId}) {
		const {central, configure} = state;
		return configure.preview?.request === request && central !== null
			? transition(state, {type: 'get-preview', where: central, request, previewId})
			: transition(state);
	},

	'preview-read'(state, {request, previewId, outcome}) {
		const {configure} = state;
		const known = configure.preview;
		if (known?.request !== request) {
			return transition(state);
		}

		const looks = known.looks + 1;
		if (!outcome.ok) {
			return transition(
				withConfigure(state, {
					...configure,
					preview: {...known, looks, isAsking: false, trouble: meetTrouble(known.trouble, outcome.failure, state.now)},
				}),
			);
		}

		const preview = outcome.value;
		const goesOn = (preview.status === 'Pending' || preview.status === 'InProgress') && looks < mostLooks;
		const read = {...known, looks, isAsking: goesOn, trouble: null, preview};
		const changed = withConfigure(state, {...configure, preview: read});
		return goesOn
			? transition(changed, {
					type: 'wake',
					name: 'preview',
					afterMs: lookAgainMs,
					event: {type: 'preview-due', request, previewId},
				})
			: transition(changed);
	},
};
