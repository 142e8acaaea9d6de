import {
	type Account,
	accountArn,
	accountPath,
	accountStatus,
	type Organization,
	type OrganizationalUnit,
	unitArn,
	unitPath,
} from '../../directory/organization.ts';
import type {AccountRequest} from '../../store/store.ts';
import type {Context} from '../operation.ts';

/** `Account`, with the old `Status` and the new `State`. */
export function viewAccount(organization: Organization, account: Account) {
	return {
		Id: account.id,
		Arn: accountArn(organization, account.id),
		Email: account.email,
		Name: account.name,
		Status: accountStatus(account.state),
		State: account.state,
		Paths: [accountPath(organization, account)],
		JoinedMethod: account.joinedMethod,
		JoinedTimestamp: account.joinedAtMs / 1000,
	};
}

/** `OrganizationalUnit`. */
export function viewUnit(organization: Organization, unit: OrganizationalUnit): object {
	return {Id: unit.id, Arn: unitArn(organization, unit.id), Name: unit.name, Path: unitPath(organization, unit.id)};
}

/** `CreateAccountStatus`. */
export function viewRequest({world}: Context, request: AccountRequest) {
	const {id, accountName, accountId, failureReason, requestedAtMs} = request;
	const isOver = accountId !== undefined || failureReason !== undefined;
	return {
		Id: id,
		AccountName: accountName,
		State: failureReason !== undefined ? 'FAILED' : isOver ? 'SUCCEEDED' : 'IN_PROGRESS',
		RequestedTimestamp: world.scale.shown(requestedAtMs) / 1000,
		CompletedTimestamp: isOver ? world.scale.shown(requestedAtMs + 60_000) / 1000 : undefined,
		AccountId: accountId,
		FailureReason: failureReason,
	};
}
