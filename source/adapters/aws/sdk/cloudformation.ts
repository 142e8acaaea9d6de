/* The parts of this client that are used. The package exports every operation that AWS has; only those named here are loaded. */
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
