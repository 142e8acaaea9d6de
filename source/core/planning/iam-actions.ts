/** Services whose actions IAM knows under another prefix than the SDK's name. */
const prefixes: Readonly<Record<string, string>> = {
	apigatewayv2: 'apigateway',
	ce: 'ce',
	'cognito-idp': 'cognito-idp',
	configservice: 'config',
	docdb: 'rds',
	ebs: 'ebs',
	efs: 'elasticfilesystem',
	elb: 'elasticloadbalancing',
	elbv2: 'elasticloadbalancing',
	emr: 'elasticmapreduce',
	neptune: 'rds',
	opensearch: 'es',
	resourcegroupstaggingapi: 'tag',
	s3control: 's3',
	sesv2: 'ses',
	'service-quotas': 'servicequotas',
	'sso-admin': 'sso',
	stepfunctions: 'states',
};

/**
Operations whose action has another name; an empty list where it is unknown.

@see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
*/
const exceptions: Readonly<Record<string, readonly string[]>> = {
	's3:CopyObject': ['s3:GetObject', 's3:PutObject'],
	's3:CreateMultipartUpload': ['s3:PutObject'],
	's3:DeleteBucketEncryption': ['s3:PutEncryptionConfiguration'],
	's3:DeleteBucketLifecycle': ['s3:PutLifecycleConfiguration'],
	's3:DeleteBucketTagging': ['s3:PutBucketTagging'],
	's3:DeleteObjects': ['s3:DeleteObject'],
	's3:DeletePublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
	's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
	's3:GetBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
	's3:GetBucketReplication': ['s3:GetReplicationConfiguration'],
	's3:GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
	's3:HeadBucket': ['s3:ListBucket'],
	's3:HeadObject': ['s3:GetObject'],
	's3:ListBuckets': ['s3:ListAllMyBuckets'],
	's3:ListObjects': ['s3:ListBucket'],
	's3:ListObjectsV2': ['s3:ListBucket'],
	's3:PutBucketEncryption': ['s3:PutEncryptionConfiguration'],
	's3:PutBucketLifecycleConfiguration': ['s3:PutLifecycleConfiguration'],
	's3:PutBucketReplication': ['s3:PutReplicationConfiguration'],
	's3:PutPublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
	'lambda:Invoke': ['lambda:InvokeFunction'],
	'lambda:InvokeAsync': ['lambda:InvokeFunction'],
	'sts:GetCallerIdentity': [],
};

/**
The IAM actions that a call of an API needs.

@param service - As a runbook writes it, the SDK's name: `elbv2`.
@param api - `DescribeInstances`, or `describe_instances`.
@returns Empty where no permission is needed, `null` where unknown: API Gateway's actions are HTTP verbs.
*/
export function toIamActions(service: string, api: string): readonly string[] | null {
	if (!/^[A-Za-z0-9_-]+$/.test(service) || !/^[A-Za-z0-9_]+$/.test(api)) {
		return null;
	}

	const name = service.toLowerCase();
	const prefix = prefixes[name] ?? name;
	const operation = api
		.split('_')
		.map(word => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
	return prefix === 'apigateway' ? null : (exceptions[`${prefix}:${operation}`] ?? [`${prefix}:${operation}`]);
}
