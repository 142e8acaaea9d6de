import {quotaCode, serviceCode} from '../../constraints/service-quotas.ts';
import {integer, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {automationQuotas} from './quotas.ts';

type Input = {ServiceCode: string; QuotaCode?: string; MaxResults?: number; NextToken?: string};

/** The quotas of Systems Manager that concern automations; the simulator knows no quotas of other services. */
export const listServiceQuotas = operation<Input>({
	service: 'servicequotas',
	name: 'ListServiceQuotas',
	input: structure({
		ServiceCode: required(serviceCode),
		NextToken: text({max: 2048, pattern: '^[a-zA-Z0-9/+]*={0,2}$'}),
		MaxResults: integer(1, 100),
		QuotaCode: quotaCode,
		QuotaAppliedAtLevel: text({values: ['ACCOUNT', 'RESOURCE', 'ALL']}),
	}),
	pages: pagesOf('Quotas', 100),
	handle(context, {ServiceCode, QuotaCode, MaxResults = 100, NextToken}) {
		const found = automationQuotas(context).filter(one => one.ServiceCode === ServiceCode);
		if (found.length === 0) {
			throw new ServiceError(
				'NoSuchResourceException',
				'The request failed because the specified service does not exist.',
			);
		}
		const wanted = found.filter(one => QuotaCode === undefined || one.QuotaCode === QuotaCode);
		const request = ['quotas', ServiceCode, QuotaCode];
		const {items, NextToken: next} = takePage(
			wanted,
			request,
			NextToken,
			MaxResults,
			'InvalidPaginationTokenException',
		);
		return {Quotas: items, NextToken: next};
	},
});
