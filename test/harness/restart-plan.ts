/** A plan over four locations of the seed world, all at once. */
export const restartPlan = {
	DocumentName: 'AWS-RestartEC2Instance',
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	TargetLocations: [
		{
			Accounts: ['123456789012', '987654321098'],
			Regions: ['us-east-2', 'us-west-1'],
			TargetLocationMaxConcurrency: '4',
		},
	],
};
