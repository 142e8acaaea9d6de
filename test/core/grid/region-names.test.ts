import {expect, test} from 'vitest';
import {shortenRegions} from '../../../source/core/grid/region-names.ts';

test('short names follow AWS’s Zone IDs where these have four letters', () => {
	expect(shortenRegions(['us-east-1', 'eu-central-1', 'ap-south-1', 'ca-west-1'])).toEqual([
		'use1',
		'euc1',
		'aps1',
		'caw1',
	]);
});

test('Regions whose Zone ID is too long keep apart', () => {
	expect(shortenRegions(['ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'ap-northeast-2'])).toEqual([
		'ase1',
		'ase2',
		'ane1',
		'ane2',
	]);
});

test('every Region of AWS gets a name of its own of at most four columns', () => {
	const regions = [
		...[
			'us-east-1',
			'us-east-2',
			'us-west-1',
			'us-west-2',
			'us-gov-east-1',
			'us-gov-west-1',
			'us-iso-east-1',
			'us-isob-east-1',
		],
		...[
			'ca-central-1',
			'ca-west-1',
			'mx-central-1',
			'sa-east-1',
			'eu-west-1',
			'eu-west-2',
			'eu-west-3',
			'eu-central-1',
		],
		...[
			'eu-central-2',
			'eu-north-1',
			'eu-south-1',
			'eu-south-2',
			'eusc-de-east-1',
			'il-central-1',
			'me-south-1',
			'me-central-1',
		],
		...[
			'af-south-1',
			'ap-east-1',
			'ap-east-2',
			'ap-south-1',
			'ap-south-2',
			'ap-northeast-1',
			'ap-northeast-2',
			'ap-northeast-3',
		],
		...[
			'ap-southeast-1',
			'ap-southeast-2',
			'ap-southeast-3',
			'ap-southeast-4',
			'ap-southeast-5',
			'ap-southeast-6',
			'ap-southeast-7',
		],
		...['cn-north-1', 'cn-northwest-1'],
	];
	const names = shortenRegions(regions);
	expect(new Set(names).size).toBe(regions.length);
	expect(names.filter(name => name.length > 4)).toEqual([]);
});
