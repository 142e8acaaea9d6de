/**
Whether a principal is one of an approval's approvers: user names, ARNs of users and roles, ARNs of assumed roles' sessions.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
*/
export function isApprover(approvers: readonly string[], principalArn: string): boolean {
	const session = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(principalArn);
	return approvers.some(approver => {
		if (approver === principalArn || approver === '*') {
			return true;
		}
		if (!session) {
			return principalArn.endsWith(`/${approver}`);
		}
		const [, accountId, roleName] = session;
		const isRole = approver.startsWith(`arn:aws:iam::${accountId}:role/`) && approver.endsWith(`/${roleName}`);
		return isRole || approver === `arn:aws:sts::${accountId}:assumed-role/${roleName}`;
	});
}
