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
