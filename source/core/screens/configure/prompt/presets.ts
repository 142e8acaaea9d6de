import {checkStartRequest} from '../../../domain/check-start-request.ts';
import {ownValue} from '../../../domain/own.ts';
import {leaveOutSecrets} from '../../../domain/secrets/secrets.ts';
import type {StartRequest} from '../../../domain/start-request.ts';
import {coverSelection} from '../../../planning/cover.ts';
import {draftFromRequest} from '../../../planning/draft.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {type Configure, fillDraft, type Prompt} from '../configure.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {selectionOf} from '../places/places.ts';
import {planOf} from '../plan.ts';

type Handled = Extract<ConfigureEvent, {type: 'presets-read'}>;

export const presetReducers: Reducers<Handled, Configuring> = {
	'presets-read'(state, {presets}) {
		const {configure} = state;
		return transition(configure === null ? state : withConfigure(state, {...configure, presets}));
	},
};

/** The presets that match the typed text, best first. */
export function suggestPresets({presets}: Configure, text: string): readonly string[] {
	const names = Object.keys(presets).sort();
	const wanted = text.toLowerCase();
	return names.filter(name => name.toLowerCase().includes(wanted));
}

/** In the matrix of locations only the locations are saved, elsewhere the whole launch. Values of secret-looking parameters are never saved. */
export function savePreset(state: Configuring, name: string): ConfigureTransition {
	const {configure} = state;
	const plan = presetOf(configure, state);
	const presets = {...configure.presets, [name]: plan};
	return transition(withConfigure(state, {...configure, presets, prompt: null}), {type: 'save-preset', name, plan});
}

function presetOf(configure: Configure, {directory}: Configuring): Readonly<Record<string, unknown>> {
	if (configure.section !== 'places') {
		const plan = planOf(configure);
		return plan.isReady ? leaveOutSecrets(plan.requests[0]!.request).request : {};
	}

	const {places} = configure.draft;
	if (places.kind === 'units') {
		const {accounts, regions, includesChildUnits, excludes} = places;
		const entry = {
			Accounts: accounts,
			Regions: regions,
			...(includesChildUnits && {IncludeChildOrganizationUnits: true}),
			...(excludes.length > 0 && {ExcludeAccounts: excludes}),
		};
		return {TargetLocations: [entry]};
	}

	return {TargetLocations: coverSelection(selectionOf(configure, directory))};
}

/**
Fill in a preset, found by the beginning of its name or any part of it.

@returns The launch with the preset, and a notice; or why the preset can't be used.
*/
export function fillFromPreset(
	configure: Configure,
	prompt: Prompt,
	text: string,
): {readonly configure: Configure; readonly text: string} | {readonly mistake: string} {
	const name = Object.hasOwn(configure.presets, text) ? text : suggestPresets(configure, prompt.text.trim())[0];
	const plan = name === undefined ? undefined : ownValue(configure.presets, name);
	if (name === undefined || plan === undefined) {
		return {mistake: `No preset is called so; there are ${Object.keys(configure.presets).join(', ')}`};
	}

	// A preset of locations alone has no runbook: it is checked with the chosen one.
	const whole = {DocumentName: configure.draft.document || 'none', ...plan};
	const checked = checkStartRequest(whole);
	if ('mistakes' in checked) {
		const [first] = checked.mistakes;
		return {mistake: `The preset ${name} can’t be used: ${first?.path ?? ''} ${first?.message ?? ''}`};
	}

	const takesPlacesOnly = configure.section === 'places' || plan.DocumentName === undefined;
	const filled = takesPlacesOnly
		? withPlacesOf(configure, checked.request)
		: fillDraft(configure, draftFromRequest(checked.request), `preset ${name}`);
	return {
		configure: {...filled, prompt: null},
		text: `Took ${takesPlacesOnly ? 'the locations of ' : ''}preset ${name}`,
	};
}

function withPlacesOf(configure: Configure, request: StartRequest): Configure {
	const {places} = draftFromRequest(request);
	const {draft, otherPlaces} = configure;
	return {
		...configure,
		draft: {...draft, places},
		otherPlaces: places.kind === draft.places.kind ? otherPlaces : draft.places,
	};
}
