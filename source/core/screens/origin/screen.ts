import {holdsSearch} from '../../domain/search/holds-query.ts';
import {type ChosenProfile, commonRegions, type Setup} from '../../domain/setup.ts';
import {compareRegions} from '../../grid/region-order.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {type ListView, type OpenScreen, topOfList} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** Who is to act, and where: the operator chooses a profile, then a Region where that has none. */
export type OriginScreen = OpenScreen & {
	readonly name: 'origin';
	readonly list: ListView;
	readonly stage: 'profile' | 'region';
	/** The profile chosen before the Region; `null` for none. */
	readonly profile: ChosenProfile | null;
	/** Where rollgrid acted when the screen opened, printed; `null` for nowhere. */
	readonly from: string | null;
};

export const firstOrigin: OriginScreen = {
	name: 'origin',
	about: 'setup',
	list: topOfList,
	stage: 'profile',
	profile: null,
	from: null,
};

/** The screen that is shown, where it is this one. */
export function shownOrigin(state: ConsoleState): OriginScreen | undefined {
	const screen = currentScreen(state);
	return isOrigin(screen) ? screen : undefined;
}

export function isOrigin(screen: OpenScreen): screen is OriginScreen {
	return screen.name === 'origin';
}

/** A choice: a profile, or keys in the environment where `profile` is `null`; a Region. */
export type OriginChoice = {
	readonly id: string;
	readonly name: string;
	/** For a profile, where its credentials come from; for a Region, where it is set. */
	readonly by: string;
	/** Of a profile; `null` where it has none. */
	readonly region: string | null;
	/** Why it can't be chosen; `null` where it can. */
	readonly refusal: string | null;
};

/** All choices at this stage that the search finds. */
export function listChoices({setup}: ConsoleState, {stage, list}: OriginScreen): readonly OriginChoice[] {
	if (setup === null) {
		return [];
	}

	const typed = list.search.trim().toLowerCase();
	const found = (stage === 'profile' ? listProfiles(setup) : listRegions(setup)).filter(({name, region}) =>
		holdsSearch(list.search, {words: [name], fields: {region: [region]}}),
	);
	// A Region that is newer than this version, or in another partition, can be typed.
	return stage === 'region' && found.length === 0 && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(typed)
		? [{id: typed, name: typed, by: 'as typed', region: typed, refusal: null}]
		: found;
}

const environmentId = 'environment';

function listProfiles({profiles, signer, region}: Setup): readonly OriginChoice[] {
	const own = profiles.map(profile => ({
		id: `profile ${profile.name}`,
		name: profile.name,
		by: profile.by ?? 'no credentials',
		region: profile.region,
		refusal:
			profile.by === null ? `Profile ${profile.name} has no credentials: aws configure --profile makes them` : null,
	}));
	return signer === null
		? [{id: environmentId, name: '(the environment)', by: 'AWS_ACCESS_KEY_ID', region, refusal: null}, ...own]
		: own;
}

function listRegions({profiles, variables}: Setup): readonly OriginChoice[] {
	const set = [
		...variables
			.filter(({name}) => name === 'AWS_REGION' || name === 'AWS_DEFAULT_REGION')
			.map(({name, value}) => [value, name] as const),
		...profiles.flatMap(({name, region}) => (region === null ? [] : [[region, `profile ${name}`] as const])),
	];
	const named = Map.groupBy(set, ([region]) => region);
	const rest = commonRegions.filter(region => !named.has(region)).sort(compareRegions);
	return [
		...[...named].map(([region, by]) => ({
			id: region,
			name: region,
			by: by.map(([, from]) => from).join(', '),
			region,
			refusal: null,
		})),
		...rest.map(region => ({id: region, name: region, by: '', region, refusal: null})),
	];
}

/** The choice under the cursor; `undefined` where there is none. */
export function chosenOrigin(state: ConsoleState, screen: OriginScreen): OriginChoice | undefined {
	const choices = listChoices(state, screen);
	return choices[
		cursorIndex(
			choices.map(({id}) => id),
			screen.list,
		)
	];
}

/** The profile behind a choice. */
export const profileOf = ({id, name}: OriginChoice): ChosenProfile => ({name: id === environmentId ? null : name});
