import {quotaCode, serviceCode} from '../../constraints/service-quotas.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {automationQuotas} from './quotas.ts';

export const getServiceQuota = operation<{ServiceCode: string; QuotaCode: string}>({
	service: 'servicequotas',
	name: 'GetServiceQuota',
	input: structure({ServiceCode: required(serviceCode), QuotaCode: required(quotaCode), ContextId: text()}),
	handle(context, {ServiceCode, QuotaCode}) {
		const quota = automationQuotas(context).find(one => one.ServiceCode === ServiceCode && one.QuotaCode === QuotaCode);
		if (quota === undefined) {
			throw new ServiceError(
				'NoSuchResourceException',
				'The request failed because the specified service does not exist.',
			);
		}
		return {Quota: quota};
	},
});
