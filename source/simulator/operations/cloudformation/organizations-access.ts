import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';

/** @throws InvalidOperationException from any account but the management account. */
export function demandOrganizationManager({world, caller}: Context): void {
	if (world.organization?.managementAccountId !== caller.accountId) {
		throw new ServiceError(
			'InvalidOperationException',
			'You must be the management account of an organization before you can activate organizations access',
		);
	}
}
