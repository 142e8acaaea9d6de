import {checkStartRequest} from '../../domain/check-start-request.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import {isUnsuccessful} from '../../domain/status.ts';
import {coverSelection} from '../../planning/cover.ts';
import {draftFromRequest} from '../../planning/draft.ts';
import {countInColumn} from '../../planning/edit-selection.ts';
import {parseLocations} from '../../planning/parse-locations.ts';
import {printPlan} from '../../planning/plan-file.ts';
import {addLocations, extendAxes, type Selection} from '../../planning/selection.ts';
import {describeFailure} from '../select/failure-lines.ts';
import type {ConsoleState} from '../state.ts';
import {andThen, type Reducers, type Step, step} from '../step.ts';
import {type Configure, fillDraft, type Prompt, type PromptKind} from './configure.ts';
import type {ConfigureEvent} from './configure-event.ts';
import {arrive} from './open-configure.ts';
import {addToUnits} from './painting.ts';
import {isActive, isEnabled, selectionOf} from './places.ts';
import {planOf} from './plan.ts';
import {withoutSecrets} from './without-secrets.ts';

type Handled = Extract<ConfigureEvent, {type: 'failed-locations-answered' | 'file-read' | 'file-written'}>;

/** Open the prompt, with what is likely wanted already in it. */
export function openPrompt(state: ConsoleState, kind: PromptKind): Step {
	const {configure} = state;
	if (configure === null) {
		return step(state);
	}

	if (
		(kind === 'save-plan' || (kind === 'save-preset' && configure.section !== 'places')) &&
		!planOf(configure).isReady
	) {
		return say(state, 'The launch isn’t complete yet: its review lists what is missing');
	}

	const names = Object.keys(configure.presets);
	if (kind === 'load-preset' && names.length === 0) {
		return say(state, 'No preset is saved yet: P saves one');
	}

	const proposals: Readonly<Partial<Record<PromptKind, string>>> = {
		'failed-of': state.following?.executionId ?? '',
		'save-plan': 'plan.json',
		'load-preset': names.length === 1 ? names[0]! : '',
	};
	return step({
		...state,
		notice: null,
		configure: {
			...configure,
			prompt: {kind, text: proposals[kind] ?? '', isProposal: true, message: '', replaces: false},
		},
	});
}

/** Change the prompt's text. */
export function typeInPrompt(state: ConsoleState, configure: Configure, prompt: Prompt, text: string): Step {
	return step({
		...state,
		configure: {...configure, prompt: {...prompt, text, isProposal: false, message: '', replaces: false}},
	});
}

/** The presets that what was typed may mean, best first. */
export function suggestPresets({presets}: Configure, text: string): readonly string[] {
	const names = Object.keys(presets).sort();
	const wanted = text.toLowerCase();
	return names.filter(name => name.toLowerCase().includes(wanted));
}

/** Do what the prompt asks for. */
export function answerPrompt(state: ConsoleState, configure: Configure, prompt: Prompt): Step {
	const text = prompt.text.trim();
	if (text === '') {
		return step({...state, configure: {...configure, prompt: null}});
	}

	const {central} = state;
	switch (prompt.kind) {
		case 'locations':
			return /^[@~/.]/.test(text) ? readList(state, configure, prompt, text) : addList(state, configure, prompt.text);
		case 'failed-of':
			return central === null ? step(state) : findFailed(state, configure, prompt, text, central);
		case 'save-plan':
			return savePlan(state, configure, prompt, text);
		case 'save-preset':
			return savePreset(state, configure, text);
		case 'load-preset':
			return loadPreset(state, configure, prompt, text);
	}
}

export const promptReducers: Reducers<Handled> = {
	'failed-locations-answered'(state, {executionId, outcome}) {
		const {configure} = state;
		if (configure === null) {
			return step(state);
		}

		return outcome.ok
			? selectAll(state, configure, outcome.value, `that did not succeed in ${executionId}`)
			: refuse(state, configure, describeFailure(outcome.failure).join(' '));
	},

	'file-read'(state, {outcome}) {
		const {configure} = state;
		if (configure === null) {
			return step(state);
		}

		return outcome.ok
			? addList(state, configure, outcome.value)
			: refuse(state, configure, describeFailure(outcome.failure).join(' '));
	},

	'file-written'(state, {path, outcome}) {
		const {configure} = state;
		if (configure === null) {
			return step(state);
		}

		if (outcome.ok) {
			return step({
				...state,
				configure: {...configure, prompt: null},
				notice: {
					text: `Wrote the plan to ${path}: rollgrid launch ${path} opens it, and so does aws --cli-input-json`,
					tone: 'good',
				},
			});
		}

		const {prompt} = configure;
		return outcome.failure.kind === 'conflict' && prompt !== null
			? step({
					...state,
					configure: {
						...configure,
						prompt: {...prompt, replaces: true, message: 'it exists: Enter replaces it'},
					},
				})
			: refuse(state, configure, describeFailure(outcome.failure).join(' '));
	},
};

function readList(state: ConsoleState, configure: Configure, prompt: Prompt, text: string): Step {
	const path = text.replace(/^@/, '');
	return step(
		{...state, configure: {...configure, prompt: {...prompt, message: `Reading ${path}…`}}},
		{type: 'read-file', path},
	);
}

/** Take a typed, pasted or loaded list in: locations, accounts, OUs. */
function addList(state: ConsoleState, configure: Configure, text: string): Step {
	const {draft} = configure;
	const words = text.split(/[\s,;]+/).filter(Boolean);
	const namesUnits = words.some(word => /^(ou-|r-)[a-z0-9]/.test(word));
	if (draft.places.kind === 'units' || namesUnits) {
		if (draft.places.kind !== 'units') {
			return refuse(state, configure, 'OUs are sent as OUs only: press Esc, then o to choose OUs');
		}

		const {units, unknown} = addToUnits(draft.places, words);
		const changed = {...configure, prompt: null, draft: {...draft, places: units}};
		return unknown.length > 0
			? refuse(state, configure, `Neither an OU, an account nor a Region: ${unknown.slice(0, 3).join(', ')}`)
			: step({...state, configure: changed, notice: {text: `${words.length} taken in`, tone: 'good'}});
	}

	const {locations, accountIds, mistakes} = parseLocations(text);
	const [mistake] = mistakes;
	if (mistake !== undefined && locations.length + accountIds.length === 0) {
		return refuse(state, configure, `Line ${mistake.line}: ${mistake.text} ${mistake.message}`);
	}

	const selection = selectionOf(configure, state.directory);
	const regions = selection.axes.regions.filter((_, column) => countInColumn(selection, column) > 0);
	const all = [...locations, ...accountIds.flatMap(accountId => regions.map(region => ({accountId, region})))];
	const rows = extendAxes(selection, accountIds);
	const left =
		mistake === undefined
			? ''
			: `; ${mistakes.length} not understood, first line ${mistake.line}: ${mistake.text} ${mistake.message}`;
	if (all.length === 0) {
		return step({
			...withPlaces(state, configure, rows),
			notice: {
				text: `${accountIds.length} accounts are in the matrix: paint the Regions to run in${left}`,
				tone: 'info',
			},
		});
	}

	const added = selectAll(state, configure, all, 'of the list', rows);
	return left === ''
		? added
		: step({...added.state, notice: {text: `${added.state.notice?.text ?? ''}${left}`, tone: 'bad'}});
}

/** Select locations besides those that are; what can't be used is said, as it was named outright. */
function selectAll(
	state: ConsoleState,
	configure: Configure,
	locations: readonly Location[],
	whence: string,
	selection: Selection = selectionOf(configure, state.directory),
): Step {
	const odd = locations.filter(
		({accountId, region}) => !isActive(state.directory, accountId) || !isEnabled(configure, region),
	);
	const [first] = odd;
	const painted = withPlaces(state, configure, addLocations(selection, locations));
	const warning =
		first === undefined
			? ''
			: `; ${odd.length} of them may not run, such as ${printLocation(first)} (account not active, or Region not enabled)`;
	const count = `${locations.length} ${locations.length === 1 ? 'location' : 'locations'}`;
	return step({
		...painted,
		notice: {text: `Selected ${count} ${whence}${warning}`, tone: first === undefined ? 'good' : 'info'},
	});
}

function withPlaces(state: ConsoleState, configure: Configure, selection: Selection): ConsoleState {
	const draft = {...configure.draft, places: {kind: 'locations' as const, selection}};
	return {...state, configure: {...configure, prompt: null, draft}};
}

function findFailed(
	state: ConsoleState,
	configure: Configure,
	prompt: Prompt,
	executionId: string,
	central: Location,
): Step {
	const {following} = state;
	if (following?.executionId === executionId && following.grid.size > 0) {
		const {grid} = following;
		const failed = [...grid.indices()].filter(index => isUnsuccessful(grid.statusAt(index)!));
		return failed.length === 0
			? refuse(state, configure, 'No location of this fan-out ended without success')
			: selectAll(
					state,
					configure,
					failed.map(index => grid.locationAt(index)),
					`that did not succeed in ${executionId}`,
				);
	}

	if (executionId.length !== 36) {
		return refuse(state, configure, `An execution ID has 36 characters, this has ${executionId.length}`);
	}

	return step(
		{...state, configure: {...configure, prompt: {...prompt, message: 'Asking AWS which locations failed…'}}},
		{type: 'list-failed-locations', where: central, executionId},
	);
}

function savePlan(state: ConsoleState, configure: Configure, prompt: Prompt, path: string): Step {
	const plan = planOf(configure);
	const [first] = plan.isReady ? plan.requests : [];
	if (!plan.isReady || first === undefined) {
		return refuse(state, configure, 'The launch isn’t complete');
	}

	if (plan.requests.length > 1) {
		return refuse(
			state,
			configure,
			`This launch takes ${plan.requests.length} requests, and a plan holds one: select fewer locations, or raise the concurrency`,
		);
	}

	const text = printPlan(first.request, /\.ya?ml$/i.test(path) ? 'yaml' : 'json');
	return step(state, {type: 'write-file', path, text, replaces: prompt.replaces});
}

/** In the matrix of locations only the places are kept, elsewhere the whole launch. Values of secret-looking parameters never are. */
function savePreset(state: ConsoleState, configure: Configure, name: string): Step {
	const plan = presetOf(configure, state);
	const presets = {...configure.presets, [name]: plan};
	return step(
		{
			...state,
			configure: {...configure, presets, prompt: null},
			notice: {text: `Saved as preset ${name}`, tone: 'good'},
		},
		{type: 'save-preset', name, plan},
	);
}

function presetOf(configure: Configure, {directory}: ConsoleState): Readonly<Record<string, unknown>> {
	if (configure.section !== 'places') {
		const plan = planOf(configure);
		return plan.isReady ? withoutSecrets(plan.requests[0]!.request) : {};
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

function loadPreset(state: ConsoleState, configure: Configure, prompt: Prompt, text: string): Step {
	const name = Object.hasOwn(configure.presets, text) ? text : suggestPresets(configure, prompt.text.trim())[0];
	const plan = name === undefined ? undefined : configure.presets[name];
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
	return andThen(arrive({...state, configure: {...filled, prompt: null}}), arrived =>
		step({
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

function refuse(state: ConsoleState, configure: Configure, message: string): Step {
	return configure.prompt === null
		? step({...state, notice: {text: message, tone: 'bad'}})
		: step({...state, configure: {...configure, prompt: {...configure.prompt, message}}});
}

function say(state: ConsoleState, text: string): Step {
	return step({...state, notice: {text, tone: 'info'}});
}
