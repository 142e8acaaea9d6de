import type {Region} from '../../domain/account.ts';
import {isOptInRegion} from '../../domain/default-regions.ts';
import type {Failure, Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import {type Check, found, notFound} from './check.ts';

/**
Judge the Regions of a plan: those that Systems Manager doesn't know, and those that are off in the central account where that is a target.

@param enabled - Codes of the Regions that are on in the central account.
*/
export function judgeRegions(
	known: Outcome<readonly Region[]>,
	enabled: Outcome<readonly string[]>,
	central: Location,
	locations: readonly Location[],
): readonly Check[] {
	const codes = [...new Set(locations.map(({region}) => region))];
	const strange = known.ok ? codes.filter(code => !known.value.some(one => one.code === code)) : [];
	const off = locations.filter(
		({accountId, region}) =>
			accountId === central.accountId && enabled.ok && !strange.includes(region) && !enabled.value.includes(region),
	);
	return [
		...(strange.length > 0
			? [
					found('regions', 'problem', `Systems Manager knows no Region ${strange.join(', ')}`, {
						next: 'Check the plan’s Regions.',
						locations: locations.filter(({region}) => strange.includes(region)),
					}),
				]
			: []),
		...(off.length > 0
			? [
					found('regions', 'problem', `Off in the central account: ${off.map(({region}) => region).join(', ')}`, {
						next: `Turn it on: aws account enable-region --region-name ${off[0]!.region}`,
						fix: `aws account enable-region --region-name ${off[0]!.region}`,
						locations: off,
					}),
				]
			: []),
		...(strange.length === 0 && off.length === 0
			? [
					enabled.ok && known.ok
						? found(
								'regions',
								'ok',
								`The plan’s ${codes.length === 1 ? 'Region is' : `${codes.length} Regions are`} Systems Manager’s${
									locations.some(({accountId}) => accountId === central.accountId)
										? ', and on in the central account'
										: ''
								}`,
							)
						: notFound('regions', 'unknown', (enabled.ok ? (known as {readonly failure: Failure}) : enabled).failure),
				]
			: []),
	];
}

/**
Judge the trap of opt-in Regions: AWS's guide of 2024 says that a fan-out started in one fails in the Regions that every account has. Later editions no longer say it.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
*/
export function judgeOptIn(central: Location, locations: readonly Location[]): readonly Check[] {
	const caught = isOptInRegion(central.region) ? locations.filter(({region}) => !isOptInRegion(region)) : [];
	return caught.length === 0
		? []
		: [
				found(
					'regions',
					'warning',
					`A fan-out from ${central.region}, which has to be opted into, may fail in Regions that don’t`,
					{
						next: 'Start it from a Region that every account has, with --region.',
						locations: caught,
					},
				),
			];
}
