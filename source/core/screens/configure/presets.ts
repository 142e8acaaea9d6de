import {checkStartRequest} from '../../domain/check-start-request.ts';
import {ownValue} from '../../domain/own.ts';
import {leaveOutSecrets} from '../../domain/secrets/secrets.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import {coverSelection} from '../../planning/cover.ts';
import {draftFromRequest} from '../../planning/draft.ts';
import type {ConsoleState} from '../../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {type Configure, fillDraft, type Prompt} from './configure.ts';
import type {ConfigureEvent} from './events.ts';
import {arrive} from './open-configure.ts';
import {selectionOf} from './places.ts';
import {planOf} from './plan.ts';
import {refuse} from './refuse.ts';
import {launch} from './screen.ts';

type Handled = Extract<ConfigureEvent, {type: 'presets-read' | 'preset-saved'}>;

export const presetReducers: Reducers<Handled> = {
	'presets-read'(state, {presets}) {
		const configure = launch.of(state);
		return transition(configure === null ? state : launch.in(state, {...configure, presets}));
	},

	'preset-saved'(state, {name, outcome}) {
		return transition({
			...state,
			notice: outcome.ok
				? {text: `Saved as preset ${name}`, tone: 'good'}
				: {text: describeFailure(outcome.failure).join(' '), tone: 'bad'},
		});
	},
};

/** The presets that what was typed may mean, best first. */
export function suggestPresets({presets}: Configure, text: string): readonly string[] {
	const names = Object.keys(presets).sort();
	const wanted = text.toLowerCase();
	return names.filter(name => name.toLowerCase().includes(wanted));
}

/** In the matrix of locations only the places are kept, elsewhere the whole launch. Values of secret-looking parameters never are. */
export function savePreset(state: ConsoleState, configure: Configure, name: string): Transition {
	const plan = presetOf(configure, state);
	const presets = {...configure.presets, [name]: plan};
	return transition(launch.in(state, {...configure, presets, prompt: null}), {type: 'save-preset', name, plan});
}

function presetOf(configure: Configure, {directory}: ConsoleState): Readonly<Record<string, unknown>> {
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

/** Fill in from a preset, found by the beginning of its name or any part of it. */
export function loadPreset(state: ConsoleState, configure: Configure, prompt: Prompt, text: string): Transition {
	const name = Object.hasOwn(configure.presets, text) ? text : suggestPresets(configure, prompt.text.trim())[0];
	const plan = name === undefined ? undefined : ownValue(configure.presets, name);
	if (name === undefined || plan === undefined) {
		return refuse(state, configure, `No preset is called so; there are ${Object.keys(configure.presets).join(', ')}`);
	}

	// A preset of locations alone has no runbook: the one that is chosen is taken for checking it.
	const whole = {DocumentName: configure.draft.document || 'none', ...plan};
	const checked = checkStartRequest(whole);
	if ('mistakes' in checked) {
		const [first] = checked.mistakes;
		return refuse(state, configure, `The preset ${name} can’t be used: ${first?.path ?? ''} ${first?.message ?? ''}`);
	}

	const takesPlacesOnly = configure.section === 'places' || plan.DocumentName === undefined;
	const filled = takesPlacesOnly
		? withPlacesOf(configure, checked.request)
		: fillDraft(configure, draftFromRequest(checked.request), `preset ${name}`);
	return andThen(arrive(launch.in(state, {...filled, prompt: null})), arrived =>
		transition({
			...arrived,
			notice: {text: `Took ${takesPlacesOnly ? 'the locations of ' : ''}preset ${name}`, tone: 'good'},
		}),
	);
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
