/* The parts of this client that are used. The package exports every operation that AWS has; only those named here are loaded. */
export {
	AssumeRoleCommand,
	GetCallerIdentityCommand,
	STSClient,
} from '@aws-sdk/client-sts';
