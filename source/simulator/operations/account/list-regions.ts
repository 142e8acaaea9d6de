import {integer, list, structure, text} from '../../constraints/shape.ts';
import {partitionOf} from '../../partition.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {accountMeant, type RegionStatus, regionStatus} from './account.ts';

type Input = {
	AccountId?: string;
	MaxResults?: number;
	NextToken?: string;
	RegionOptStatusContains?: readonly RegionStatus[];
};

export const listRegions = operation<Input>({
	service: 'account',
	name: 'ListRegions',
	http: {method: 'POST', path: '/listRegions'},
	input: structure({
		AccountId: text({pattern: '\\d{12}'}),
		MaxResults: integer(1, 50),
		NextToken: text({min: 0, max: 1000}),
		RegionOptStatusContains: list(
			text({values: ['ENABLED', 'ENABLING', 'DISABLING', 'DISABLED', 'ENABLED_BY_DEFAULT']}),
		),
	}),
	pages: pagesOf('Regions', 50),
	handle(context, {AccountId, MaxResults = 50, NextToken, RegionOptStatusContains}) {
		const account = accountMeant(context, AccountId, 'ListRegions');
		const found = [...context.world.regions.values()]
			.filter(({partition}) => partition === partitionOf(context.world.central.region))
			.map(region => ({RegionName: region.code, RegionOptStatus: regionStatus(account, region)}))
			.filter(({RegionOptStatus}) => RegionOptStatusContains?.includes(RegionOptStatus) ?? true);
		const request = ['regions', account.id, RegionOptStatusContains];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults, 'ValidationException');
		return {Regions: items, NextToken: next};
	},
});
