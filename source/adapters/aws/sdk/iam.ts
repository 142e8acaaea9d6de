/* The parts of this client that are used. The package exports every operation that AWS has; only those named here are loaded. */
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
