import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {accountMeant, demandRegion, regionStatus} from './account.ts';

export const getRegionOptStatus = operation<{AccountId?: string; RegionName: string}>({
	service: 'account',
	name: 'GetRegionOptStatus',
	http: {method: 'POST', path: '/getRegionOptStatus'},
	input: structure({AccountId: text({pattern: '\\d{12}'}), RegionName: required(text({min: 1, max: 50}))}),
	handle(context, {AccountId, RegionName}) {
		const account = accountMeant(context, AccountId, 'GetRegionOptStatus');
		return {RegionName, RegionOptStatus: regionStatus(account, demandRegion(context.world, RegionName))};
	},
});
