import {boolean, list, structure, text} from '../../constraints/shape.ts';
import {isRegionEnabled} from '../../directory/enabled-regions.ts';
import type {RegionInfo} from '../../directory/regions.ts';
import {partitionOf} from '../../partition.ts';
import {refuse, services} from '../../services.ts';
import {type Context, operation} from '../operation.ts';
import {type Ec2Filter, passesAll} from './filter.ts';

type Input = {RegionNames?: readonly string[]; AllRegions?: boolean; Filters?: readonly Ec2Filter[]};

/** The Regions of the caller's account: those it has enabled, or all. */
export const describeRegions = operation<Input>({
	service: 'ec2',
	name: 'DescribeRegions',
	input: structure({
		RegionNames: list(text()),
		AllRegions: boolean,
		DryRun: boolean,
		Filters: list(structure({Name: text(), Values: list(text())}, 'Filter')),
	}),
	handle(context, {RegionNames, AllRegions = false, Filters}) {
		const {world, caller} = context;
		const all = [...world.regions.values()].filter(({partition}) => partition === partitionOf(world.central.region));
		const unknown = RegionNames?.filter(name => !all.some(({code}) => code === name)) ?? [];
		if (unknown.length > 0) {
			throw refuse(services.ec2, 'invalid', `Invalid region names provided: ${unknown.join(', ')}`);
		}
		const views = all
			.filter(({code}) => RegionNames?.includes(code) ?? true)
			.filter(({code}) => AllRegions || isRegionEnabled(world, caller.accountId, code))
			.map(region => viewRegion(context, region));
		return {
			Regions: views.filter(view =>
				passesAll(Filters, {
					endpoint: [view.Endpoint],
					'opt-in-status': [view.OptInStatus],
					'region-name': [view.RegionName],
				}),
			),
		};
	},
});

function viewRegion({world, caller}: Context, {code, isOptIn}: RegionInfo) {
	const isOn = isRegionEnabled(world, caller.accountId, code);
	return {
		OptInStatus: isOptIn ? (isOn ? 'opted-in' : 'not-opted-in') : 'opt-in-not-required',
		RegionName: code,
		Endpoint: `ec2.${code}.amazonaws.com`,
	};
}
