import {atLeast, boolean, integer, list, required, structure, text} from './shape.ts';

/* Shapes that several operations of CloudFormation share, as its API model has them. */

export const stackSetName = required(text());
export const callAs = text({values: ['SELF', 'DELEGATED_ADMIN']});
export const token = text({min: 1, max: 128, pattern: '[a-zA-Z0-9][-a-zA-Z0-9]*'});
export const account = text({pattern: '^[0-9]{12}$'});
export const region = text({pattern: '^[a-zA-Z0-9-]{1,128}$'});
export const nextToken = text({min: 1, max: 1024});
export const page = {NextToken: nextToken, MaxResults: integer(1, 100)};
export const template = {
	TemplateBody: text({min: 1}),
	TemplateURL: text({min: 1, max: 5120}),
};
export const parameters = list(
	structure(
		{ParameterKey: text(), ParameterValue: text(), UsePreviousValue: boolean, ResolvedValue: text()},
		'Parameter',
	),
);
export const capabilities = list(text({values: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']}));
export const tags = list(
	structure({Key: required(text({min: 1, max: 128})), Value: required(text({min: 1, max: 256}))}, 'Tag'),
	{max: 50},
);
export const permissionModel = text({values: ['SERVICE_MANAGED', 'SELF_MANAGED']});
export const autoDeployment = structure(
	{Enabled: boolean, RetainStacksOnAccountRemoval: boolean, DependsOn: list(text())},
	'AutoDeployment',
);
export const managedExecution = structure({Active: boolean}, 'ManagedExecution');
export const administration = {
	AdministrationRoleARN: text({min: 20, max: 2048}),
	ExecutionRoleName: text({min: 1, max: 64, pattern: '[a-zA-Z_0-9+=,.@-]+'}),
};
export const preferences = structure(
	{
		RegionConcurrencyType: text({values: ['SEQUENTIAL', 'PARALLEL']}),
		RegionOrder: list(region),
		FailureToleranceCount: atLeast(0),
		FailureTolerancePercentage: integer(0, 100),
		MaxConcurrentCount: atLeast(1),
		MaxConcurrentPercentage: integer(1, 100),
		ConcurrencyMode: text({values: ['STRICT_FAILURE_TOLERANCE', 'SOFT_FAILURE_TOLERANCE']}),
	},
	'StackSetOperationPreferences',
);
export const deploymentTargets = structure(
	{
		Accounts: list(account),
		AccountsUrl: text({min: 1, max: 5120, pattern: '(s3://|http(s?)://).+'}),
		// The model demands at least 8 characters in the last part; see constraints/organizations.ts.
		OrganizationalUnitIds: list(text({pattern: '^(ou-[a-z0-9]{4,32}-[a-z0-9]{6,32}|r-[a-z0-9]{4,32})$'})),
		AccountFilterType: text({values: ['NONE', 'INTERSECTION', 'DIFFERENCE', 'UNION']}),
	},
	'DeploymentTargets',
);
