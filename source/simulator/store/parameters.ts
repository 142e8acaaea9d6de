import {publicParameters} from '../directory/public-parameters.ts';
import type {World} from '../world.ts';
import type {StoredParameter} from './store.ts';

/** Versions that Parameter Store keeps of a parameter. */
const versionsKept = 100;

/** What a parameter's next version keeps of it: this version without those before it, and those. */
export function earlierVersions(known: StoredParameter | undefined): readonly StoredParameter[] {
	return known === undefined ? [] : [{...known, earlier: []}, ...known.earlier].slice(0, versionsKept - 1);
}

type Place = {readonly accountId: string; readonly region: string};

/** The parameter of this name that an account sees in a Region: its own, or a public one. */
export function readParameter(world: World, accountRegion: Place, name: string): StoredParameter | undefined {
	const own = world.store.parameters.get(parameterKey(accountRegion, name));
	if (own || !name.startsWith('/aws/')) {
		return own;
	}
	const found = publicParameters(world, name).find(([one]) => one === name);
	return found && asPublic(world, ...found);
}

/** The parameters below a path that an account sees in a Region: the public ones first. An empty path is all of the account's own. */
export function listParameters(world: World, accountRegion: Place, path: string): readonly StoredParameter[] {
	const prefix = parameterKey(accountRegion, path);
	return [
		...(path.startsWith('/aws/') || path === '/' ? publicBelow(world, path) : []),
		...[...world.store.parameters].filter(([key]) => key.startsWith(prefix)).map(([, parameter]) => parameter),
	];
}

/** There are tens of thousands, so that only those of the paths that are asked for become objects, once. */
function publicBelow(world: World, path: string): readonly StoredParameter[] {
	const found = below.get(world) ?? new Map<string, readonly StoredParameter[]>();
	below.set(world, found);
	const known = found.get(path);
	if (known) {
		return known;
	}
	const parameters = publicParameters(world, path).map(([name, value]) => asPublic(world, name, value));
	if (found.size < 100) {
		found.set(path, parameters);
	}
	return parameters;
}

const below = new WeakMap<World, Map<string, readonly StoredParameter[]>>();

export function parameterKey({accountId, region}: Place, name: string): string {
	return `${accountId}/${region}/${name}`;
}

function asPublic(world: World, name: string, value: string): StoredParameter {
	return {
		name,
		type: 'String',
		value,
		version: 1,
		changedAtMs: world.startMs,
		description: undefined,
		allowedPattern: undefined,
		tier: 'Standard',
		dataType: 'text',
		tags: noTags,
		isPublic: true,
		earlier: [],
	};
}

const noTags: ReadonlyMap<string, string> = new Map();
