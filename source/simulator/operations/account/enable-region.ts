import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {accountMeant, demandOptIn, switchRegion} from './account.ts';

export const enableRegion = operation<{AccountId?: string; RegionName: string}>({
	service: 'account',
	name: 'EnableRegion',
	http: {method: 'POST', path: '/enableRegion'},
	input: structure({AccountId: text({pattern: '\\d{12}'}), RegionName: required(text({min: 1, max: 50}))}),
	handle(context, {AccountId, RegionName}) {
		const account = accountMeant(context, AccountId, 'EnableRegion');
		switchRegion(context, account, demandOptIn(context, RegionName).code, true);
		return {};
	},
});
