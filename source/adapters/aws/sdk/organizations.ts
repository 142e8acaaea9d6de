/* The parts of this client that are used. The package exports every operation that AWS has; only those named here are loaded. */
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
