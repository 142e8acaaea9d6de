import {boolean, integer, list, map, required, structure, text} from './shape.ts';

/* Shapes that several operations of Systems Manager share, as its API model has them. */

export const executionId = text({min: 36, max: 36});
export const documentArn = text({pattern: '^[a-zA-Z0-9_\\-.:/]{3,128}$'});
export const documentName = text({pattern: '^[a-zA-Z0-9_\\-.]{3,128}$'});
export const documentVersion = text({pattern: '([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)'});
export const documentVersionName = text({pattern: '^[a-zA-Z0-9_\\-.]{1,128}$'});
export const page = {MaxResults: integer(1, 50), NextToken: text()};
export const parameterMap = map(text({min: 1, max: 50}), list(text({min: 1, max: 512}), {min: 0, max: 50}), {
	min: 1,
	max: 200,
});
export const maxConcurrency = text({min: 1, max: 7, pattern: '^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$'});
export const maxErrors = text({min: 1, max: 7, pattern: '^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$'});
export const targetParameterName = text({min: 1, max: 50});
export const targets = list(
	structure(
		{
			Key: text({
				min: 1,
				max: 163,
				pattern: '^[\\p{L}\\p{Z}\\p{N}_.:/=\\-@]*$|resource-groups:ResourceTypeFilters|resource-groups:Name',
			}),
			Values: list(text(), {min: 0, max: 50}),
		},
		'Target',
	),
	{min: 0, max: 5},
);
export const targetMaps = list(
	map(text({min: 1, max: 50}), list(text({min: 1, max: 50}), {min: 0, max: 25}), {min: 1, max: 20}),
	{min: 0, max: 300},
);
export const alarmConfiguration = structure(
	{
		IgnorePollAlarmFailure: boolean,
		Alarms: required(
			list(structure({Name: required(text({min: 1, max: 255, pattern: '^(?!\\s*$).+'}))}, 'Alarm'), {min: 1, max: 1}),
		),
	},
	'AlarmConfiguration',
);
export const tags = list(
	structure(
		{
			Key: required(text({min: 1, max: 128, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'})),
			Value: required(text({min: 0, max: 256, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'})),
		},
		'Tag',
	),
	{max: 1000},
);
export const targetLocations = list(
	structure(
		{
			Accounts: list(text(), {min: 1, max: 50}),
			Regions: list(text(), {min: 1, max: 50}),
			TargetLocationMaxConcurrency: maxConcurrency,
			TargetLocationMaxErrors: maxErrors,
			ExecutionRoleName: text({min: 1, max: 64, pattern: '[\\w+=,.@/-]+'}),
			TargetLocationAlarmConfiguration: alarmConfiguration,
			IncludeChildOrganizationUnits: boolean,
			ExcludeAccounts: list(text({min: 6, max: 68, pattern: '^(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})|(\\d{12})$'}), {
				min: 1,
				max: 5000,
			}),
			Targets: targets,
			TargetsMaxConcurrency: maxConcurrency,
			TargetsMaxErrors: maxErrors,
		},
		'TargetLocation',
	),
	{min: 1, max: 100},
);
export const targetLocationsUrl = text({
	pattern: '^https:\\/\\/[-a-zA-Z0-9@:%._\\+~#=]{1,253}\\.s3(\\.[a-z\\d-]{9,16})?\\.amazonaws\\.com\\/.{1,2000}',
});
export const resourceType = text({
	values: [
		'Document',
		'ManagedInstance',
		'MaintenanceWindow',
		'Parameter',
		'PatchBaseline',
		'OpsItem',
		'OpsMetadata',
		'Automation',
		'Association',
	],
});

/** A filter with a fixed set of keys. */
export function filters(name: string, keys: readonly string[], most: number) {
	return list(
		structure(
			{
				Key: required(text({values: keys})),
				Values: required(list(text({min: 1, max: 150}), {min: 1, max: 10})),
			},
			name,
		),
		{min: 1, max: most},
	);
}
