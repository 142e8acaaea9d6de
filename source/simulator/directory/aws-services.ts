/** Services as the public parameters name them. @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html */
export const awsServices: readonly string[] = [
	'accessanalyzer account acm acm-pca airflow amplify apigateway appconfig appflow application-autoscaling appmesh',
	'apprunner appstream appsync athena auditmanager aurora autoscaling backup batch bedrock billing budgets cassandra',
	'chatbot cloudformation cloudfront cloudhsm cloudhsmv2 cloudtrail cloudwatch codeartifact codebuild codecommit',
	'codedeploy codepipeline cognito-identity cognito-idp comprehend compute-optimizer config connect controltower cur',
	'databrew datapipeline datasync dax detective devicefarm devops-guru directconnect discovery dlm dms docdb drs ds',
	'dynamodb dynamodbstreams ebs ec2 ecr ecs efs eks elasticache elasticbeanstalk elasticloadbalancing emr',
	'emr-serverless es eventbridge events fargate firehose fis fms forecast fsx gamelift glacier globalaccelerator glue',
	'grafana greengrass groundstation guardduty health iam identitystore imagebuilder inspector inspector2 iot',
	'iotanalytics iotevents iotsitewise kafka kendra kinesis kinesisanalytics kinesisvideo kms lakeformation lambda',
	'lex-runtime license-manager lightsail location logs macie2 managedblockchain mediaconnect mediaconvert medialive',
	'mediapackage mediastore mediatailor memorydb mgn migrationhub mq mwaa neptune network-firewall networkmanager',
	'opensearchserverless organizations outposts personalize pinpoint polly pricing proton qldb quicksight ram rds',
	'redshift redshift-serverless rekognition resiliencehub resource-explorer-2 resource-groups robomaker rolesanywhere',
	'route53 route53domains route53resolver rum s3 s3outposts sagemaker savingsplans schemas secretsmanager securityhub',
	'securitylake serverlessrepo servicecatalog servicediscovery servicequotas ses shield signer snowball sns sqs ssm',
	'ssm-contacts ssm-incidents sso states stepfunctions storagegateway sts support swf synthetics textract timestream',
	'transcribe transfer translate trustedadvisor verifiedpermissions vpc vpc-lattice waf wafv2 wellarchitected workdocs',
	'workmail workspaces xray',
]
	.join(' ')
	.split(' ');
