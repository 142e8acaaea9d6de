import {partitionOf} from '../partition.ts';
import type {World} from '../world.ts';
import {zoneIds} from './availability-zones.ts';
import {awsServices} from './aws-services.ts';
import type {RegionInfo} from './regions.ts';

const root = '/aws/service/global-infrastructure';

type Parameter = readonly [name: string, value: string];

/** Parameters that belong together: their names begin with `path`. They are written when they are first read. */
type Part = {readonly path: string; readonly write: () => readonly Parameter[]};

const known = new WeakMap<World, readonly Part[]>();

/**
Make the public parameters of AWS's global infrastructure whose names begin with `path`: Regions, zones, services, and which Region offers which.

Every service is in every Region of this world.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
*/
export function publicParameters(world: World, path: string): readonly Parameter[] {
	const parts = known.get(world) ?? allParts(listed(world).sort(inNoOrder));
	known.set(world, parts);
	return parts
		.filter(part => part.path.startsWith(path) || path.startsWith(part.path))
		.flatMap(part => part.write().filter(([name]) => name.startsWith(path)));
}

/** Partitions that are shut off, or newer, are listed within themselves only. */
function listed(world: World): RegionInfo[] {
	const own = partitionOf(world.central.region);
	const open = new Set(['aws', 'aws-cn', 'aws-us-gov', own]);
	return [...world.regions.values()].filter(({partition}) => open.has(partition));
}

function allParts(regions: readonly RegionInfo[]): readonly Part[] {
	return [
		...regions.map(region => ({path: `${root}/regions/${region.code}`, write: () => ofRegion(region)})),
		...regions.flatMap(region =>
			zoneIds(region).map(id => ({path: `${root}/availability-zones/${id}`, write: () => ofZone(region, id)})),
		),
		...awsServices.map(service => ({path: `${root}/services/${service}`, write: () => ofService(service, regions)})),
	];
}

function ofRegion(region: RegionInfo): readonly Parameter[] {
	const {code, longName, partition} = region;
	const path = `${root}/regions/${code}`;
	return [
		[path, code],
		[`${path}/longName`, longName],
		[`${path}/partition`, partition],
		[`${path}/domain`, partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'],
		[`${path}/geolocationRegion`, longName.replace(/^.*\((.*)\)$/, '$1')],
		...zoneIds(region).map(id => [`${path}/availability-zones/${id}`, id] as const),
		...awsServices.map(service => [`${path}/services/${service}`, service] as const),
	];
}

function ofZone({code}: RegionInfo, id: string): readonly Parameter[] {
	const path = `${root}/availability-zones/${id}`;
	return [
		[path, id],
		[`${path}/parent-region`, code],
		[`${path}/network-border-group`, code],
	];
}

function ofService(service: string, regions: readonly RegionInfo[]): readonly Parameter[] {
	const path = `${root}/services/${service}`;
	return [
		[path, service],
		[`${path}/longName`, service === 'ssm' ? 'AWS Systems Manager' : service],
		...regions.flatMap(({code, partition}): readonly Parameter[] => [
			[`${path}/regions/${code}`, code],
			[`${path}/regions/${code}/endpoint`, `${service}.${code}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`],
			[`${path}/regions/${code}/protocols`, 'HTTPS'],
		]),
	];
}

/** AWS lists them in no order that one could rely on: this one is by code reversed. */
function inNoOrder(a: RegionInfo, b: RegionInfo): number {
	return reverse(a.code) < reverse(b.code) ? -1 : 1;
}

function reverse(text: string): string {
	return [...text].reverse().join('');
}
