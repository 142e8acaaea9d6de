import {autoDeploy} from '../../cloudformation/auto-deploy.ts';
import {accountId, parentId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {setAccount} from '../../directory/change-world.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {accountNotFound, demandManagement, hasParent} from './organization.ts';

type Input = {AccountId: string; SourceParentId: string; DestinationParentId: string};

export const moveAccount = operation<Input>({
	service: 'organizations',
	name: 'MoveAccount',
	input: structure({
		AccountId: required(accountId),
		SourceParentId: required(parentId),
		DestinationParentId: required(parentId),
	}),
	handle(context, {AccountId, SourceParentId, DestinationParentId}) {
		const organization = demandManagement(context);
		const account = organization.accounts.find(({id}) => id === AccountId);
		if (account === undefined) {
			throw accountNotFound();
		}
		if (account.parentId !== SourceParentId) {
			throw new ServiceError('SourceParentNotFoundException', "You specified a source root or OU that doesn't exist.");
		}
		if (!hasParent(organization, DestinationParentId)) {
			throw new ServiceError(
				'DestinationParentNotFoundException',
				"You specified the destination container that doesn't exist.",
			);
		}
		if (SourceParentId === DestinationParentId) {
			throw new ServiceError(
				'DuplicateAccountException',
				'That account is already present in the specified destination.',
			);
		}
		setAccount(context.world, {...account, parentId: DestinationParentId});
		autoDeploy(context.world, AccountId);
		return {};
	},
});
