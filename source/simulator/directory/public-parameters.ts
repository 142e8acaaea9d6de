import {partitionOf} from '../partition.ts';
import type {World} from '../world.ts';
import type {RegionInfo} from './regions.ts';

const root = '/aws/service/global-infrastructure';

const known = new WeakMap<World, ReadonlyMap<string, string>>();

/**
The public parameters that tell the Regions: of AWS, of Systems Manager, and their long names.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
*/
export function publicParameters(world: World): ReadonlyMap<string, string> {
	const made = known.get(world) ?? new Map(listed(world).sort(inNoOrder).flatMap(ofRegion));
	known.set(world, made);
	return made;
}

/** Partitions that are shut off, or newer, are listed within themselves only. */
function listed(world: World): RegionInfo[] {
	const own = partitionOf(world.central.region);
	const open = new Set(['aws', 'aws-cn', 'aws-us-gov', own]);
	return [...world.regions.values()].filter(({partition}) => open.has(partition));
}

function ofRegion({code, longName, partition}: RegionInfo): ReadonlyArray<readonly [string, string]> {
	return [
		[`${root}/regions/${code}`, code],
		[`${root}/regions/${code}/longName`, longName],
		[`${root}/regions/${code}/partition`, partition],
		[`${root}/services/ssm/regions/${code}`, code],
	];
}

/** AWS lists them in no order that one could rely on: this one is by code reversed. */
function inNoOrder(a: RegionInfo, b: RegionInfo): number {
	return reverse(a.code) < reverse(b.code) ? -1 : 1;
}

function reverse(text: string): string {
	return [...text].reverse().join('');
}
