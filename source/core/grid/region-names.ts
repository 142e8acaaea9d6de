import {ownValue} from '../domain/own.ts';
import {geographyOf} from './region-order.ts';

const longest = 4;

/**
Short names of Regions, at most 4 columns and different from each other: `use1`, `euc1`, `ane1`, `ase1`.

They follow AWS's own Zone IDs (`use1-az1`) where these are short enough, and give up letters of the area where not. A Region whose short name is taken gets its initial and a number.

@param regions - Region codes; the earlier ones get the better names.
@returns The names, in the same order.
*/
export function shortenRegions(regions: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return regions.map(region => {
		if (region === '') {
			return '?';
		}

		const candidates = [...wordings(region), ...numbered(region)];
		const name = candidates.find(candidate => candidate.length <= longest && !taken.has(candidate)) ?? '????';
		taken.add(name);
		return name;
	});
}

function wordings(region: string): readonly string[] {
	const parts = region.split('-');
	const number = parts.at(-1) ?? '';
	const area = parts.length > 3 ? parts[0]![0]! + parts[1]![0]! : parts[0]!;
	const direction = (parts.length > 2 ? parts.at(-2)! : '').replace(
		/^(north|south)?(east|west|central)?.*$/,
		(_, first: string | undefined, second: string | undefined) => (first?.[0] ?? '') + (second?.[0] ?? ''),
	);
	return [area + direction + number, area[0]! + direction + number, area[0]! + direction.slice(-1) + number];
}

function* numbered(region: string): Generator<string> {
	for (let number = 1; number < 100; number++) {
		yield `${region.slice(0, 2)}${number}`;
	}
}

const geographyNames: Readonly<Record<string, readonly [short: string, long: string]>> = {
	us: ['us', 'United States'],
	ca: ['ca', 'Canada'],
	mx: ['mx', 'Mexico'],
	sa: ['sa', 'South America'],
	eu: ['eu', 'Europe'],
	eusc: ['es', 'European Sovereign Cloud'],
	il: ['il', 'Israel'],
	me: ['me', 'Middle East'],
	af: ['af', 'Africa'],
	ap: ['ap', 'Asia Pacific'],
	cn: ['cn', 'China'],
	'us-gov': ['ug', 'AWS GovCloud (US)'],
	'us-iso': ['ui', 'AWS Secret Region'],
};

/** Two letters over the Regions of a geography. */
export function shortGeography(region: string): string {
	const geography = geographyOf(region);
	return ownValue(geographyNames, geography)?.[0] ?? geography.slice(0, 2);
}

/** `Europe` for `eu-west-1`; the code's beginning where it isn't known. */
export function longGeography(region: string): string {
	const geography = geographyOf(region);
	return ownValue(geographyNames, geography)?.[1] ?? geography;
}
