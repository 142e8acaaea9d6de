/* What is used of this client. The package lists every operation that AWS has; what isn't named here isn't loaded. */
export {
	ActivateOrganizationsAccessCommand,
	CloudFormationClient,
	CreateStackInstancesCommand,
	CreateStackSetCommand,
	DescribeOrganizationsAccessCommand,
	DescribeStackEventsCommand,
	DescribeStackSetCommand,
	DescribeStackSetOperationCommand,
	ListStackInstancesCommand,
	ListStackSetOperationResultsCommand,
	ListStackSetOperationsCommand,
	StopStackSetOperationCommand,
	UpdateStackSetCommand,
} from '@aws-sdk/client-cloudformation';
