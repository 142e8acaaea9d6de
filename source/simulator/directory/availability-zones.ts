import type {RegionInfo} from './regions.ts';

/** Zones of the Regions that don't have three. */
const counts: ReadonlyMap<string, number> = new Map([
	['us-east-1', 6],
	['us-west-2', 4],
	['us-west-1', 2],
	['ap-northeast-2', 4],
	['cn-north-1', 3],
]);

/** How IDs of zones shorten a Region's name: `use1-az1` is in `us-east-1`. */
const directions: ReadonlyMap<string, string> = new Map([
	['north', 'n'],
	['northeast', 'ne'],
	['northwest', 'nw'],
	['east', 'e'],
	['south', 's'],
	['southeast', 'se'],
	['southwest', 'sw'],
	['west', 'w'],
	['central', 'c'],
]);

/** IDs of a Region's Availability Zones. */
export function zoneIds({code}: RegionInfo): readonly string[] {
	const parts = code.split('-');
	const number = parts.at(-1)!;
	const direction = directions.get(parts.at(-2)!) ?? '';
	const place = parts.slice(0, -2).join('').replace('usgov', 'usg');
	return Array.from({length: counts.get(code) ?? 3}, (_, index) => `${place}${direction}${number}-az${index + 1}`);
}
