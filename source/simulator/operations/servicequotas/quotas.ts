import type {Context} from '../operation.ts';

/**
The quotas of Systems Manager that concern automations. Their names are those of AWS's reference; the codes are unverified, so clients find them by name.

@see https://docs.aws.amazon.com/general/latest/gr/ssm.html
*/
export function automationQuotas({world, caller}: Context) {
	const {concurrentExecutions, queuedExecutions, concurrentRateControl, queuedRateControl} = world.settings;
	const values = [
		['L-AUTOCONC', 'Concurrently executed automations', concurrentExecutions],
		['L-AUTOQUEU', 'Additional automation executions that can be queued', queuedExecutions],
		['L-RATECONC', 'Concurrently executed rate control automations', concurrentRateControl],
		['L-RATEQUEU', 'Additional rate control automation executions that can be queued', queuedRateControl],
	] as const;
	return values.map(([QuotaCode, QuotaName, Value]) => ({
		ServiceCode: 'ssm',
		ServiceName: 'AWS Systems Manager',
		QuotaArn: `arn:aws:servicequotas:${caller.region}:${caller.accountId}:ssm/${QuotaCode}`,
		QuotaCode,
		QuotaName,
		Value,
		Unit: 'None',
		Adjustable: false,
		GlobalQuota: false,
		QuotaAppliedAtLevel: 'ACCOUNT',
	}));
}
