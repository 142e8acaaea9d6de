/* What is used of this client. The package lists every operation that AWS has; what isn't named here isn't loaded. */
export {
	AssumeRoleCommand,
	GetCallerIdentityCommand,
	STSClient,
} from '@aws-sdk/client-sts';
