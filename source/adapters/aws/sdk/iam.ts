/* What is used of this client. The package lists every operation that AWS has; what isn't named here isn't loaded. */
export {
	GetPolicyCommand,
	GetPolicyVersionCommand,
	GetRoleCommand,
	GetRolePolicyCommand,
	IAMClient,
	ListGroupsCommand,
	ListRolesCommand,
	paginateListAttachedRolePolicies,
	paginateListRolePolicies,
	SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
