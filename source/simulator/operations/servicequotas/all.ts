import type {Operation} from '../operation.ts';
import {getServiceQuota} from './get-service-quota.ts';
import {listServiceQuotas} from './list-service-quotas.ts';

export const servicequotasOperations: readonly Operation[] = [getServiceQuota, listServiceQuotas];
