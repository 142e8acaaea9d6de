/* What is used of this client. The package lists every operation that AWS has; what isn't named here isn't loaded. */
export {
	DescribeOrganizationCommand,
	ListAccountsCommand,
	ListChildrenCommand,
	ListOrganizationalUnitsForParentCommand,
	ListRootsCommand,
	ListTagsForResourceCommand,
	OrganizationsClient,
	paginateListAWSServiceAccessForOrganization,
	paginateListDelegatedAdministrators,
	RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
