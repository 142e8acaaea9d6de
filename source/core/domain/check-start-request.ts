import {formatLocations} from './count.ts';
import {regionPattern} from './location.ts';
import {checkShape, isRecord, type Mistake, type Shape} from './shape.ts';
import type {StartRequest, Target, TargetLocation} from './start-request.ts';
import {tagsAtStart} from './start-request.ts';

const concurrency: Shape = {
	type: 'string',
	min: 1,
	max: 7,
	pattern: /^([1-9][0-9]*|[1-9][0-9]?%|100%)$/,
	says: 'a count from 1 or a percentage from 1% to 100%',
};
const errors: Shape = {
	type: 'string',
	min: 1,
	max: 7,
	pattern: /^([1-9][0-9]*|0|[1-9][0-9]%|[0-9]%|100%)$/,
	says: 'a count from 0 or a percentage from 0% to 100%',
};
const targets: Shape = {
	type: 'list',
	max: 5,
	of: {
		type: 'object',
		required: ['Key', 'Values'],
		fields: {
			Key: {
				type: 'string',
				min: 1,
				max: 163,
				pattern: /^[\p{L}\p{Z}\p{N}_.:/=\-@]*$/u,
				says: 'letters, digits, spaces and _ . : / = - @',
			},
			Values: {type: 'list', max: 50, of: {type: 'string'}},
		},
	},
};
const alarm: Shape = {
	type: 'object',
	required: ['Alarms'],
	fields: {
		IgnorePollAlarmFailure: {type: 'boolean'},
		Alarms: {
			type: 'list',
			min: 1,
			max: 1,
			of: {type: 'object', required: ['Name'], fields: {Name: {type: 'string', min: 1, max: 255}}},
		},
	},
};
const targetLocation: Shape = {
	type: 'object',
	fields: {
		Accounts: {
			type: 'list',
			min: 1,
			max: 50,
			// The model has no pattern; anything but these three fails in the run, an account at a time.
			of: {
				type: 'string',
				pattern: /^(\d{12}|ou-[a-z0-9-]+|r-[a-z0-9]{4,32})$/,
				says: 'an account ID of 12 digits, an OU ID (ou-…) or a root ID (r-…)',
			},
		},
		Regions: {
			type: 'list',
			min: 1,
			max: 50,
			of: {type: 'string', pattern: regionPattern, says: 'a Region code such as eu-west-1'},
		},
		TargetLocationMaxConcurrency: concurrency,
		TargetLocationMaxErrors: errors,
		ExecutionRoleName: {
			type: 'string',
			min: 1,
			max: 64,
			pattern: /^[\w+=,.@/-]+$/,
			says: 'the name of a role, not its ARN',
		},
		TargetLocationAlarmConfiguration: alarm,
		IncludeChildOrganizationUnits: {type: 'boolean'},
		ExcludeAccounts: {
			type: 'list',
			min: 1,
			max: 5000,
			of: {
				type: 'string',
				min: 6,
				max: 68,
				pattern: /^(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|\d{12})$/,
				says: 'an account ID of 12 digits or an OU ID',
			},
		},
		Targets: targets,
		TargetsMaxConcurrency: concurrency,
		TargetsMaxErrors: errors,
	},
};

/** `StartAutomationExecution`'s input as the API model constrains it (botocore 1.43.11, ssm 2014-11-06). */
const startRequestShape: Shape = {
	type: 'object',
	required: ['DocumentName'],
	fields: {
		DocumentName: {
			type: 'string',
			min: 3,
			max: 128,
			pattern: /^[a-zA-Z0-9_\-.:/]+$/,
			says: 'the name or ARN of a runbook (letters, digits and _ - . : /)',
		},
		DocumentVersion: {
			type: 'string',
			pattern: /^(\$LATEST|\$DEFAULT|[1-9][0-9]*)$/,
			says: '$DEFAULT, $LATEST or a number from 1',
		},
		Parameters: {
			type: 'map',
			min: 1,
			max: 200,
			keyMax: 50,
			of: {type: 'list', max: 50, of: {type: 'string', min: 1, max: 512}},
		},
		ClientToken: {
			type: 'string',
			pattern: /^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$/i,
			says: 'a UUID',
		},
		Mode: {type: 'string', oneOf: ['Auto', 'Interactive']},
		TargetParameterName: {type: 'string', min: 1, max: 50},
		Targets: targets,
		TargetMaps: {
			type: 'list',
			max: 300,
			of: {
				type: 'map',
				min: 1,
				max: 20,
				keyMax: 50,
				of: {type: 'list', max: 25, of: {type: 'string', min: 1, max: 50}},
			},
		},
		MaxConcurrency: concurrency,
		MaxErrors: errors,
		TargetLocations: {type: 'list', min: 1, max: 100, of: targetLocation},
		Tags: {
			type: 'list',
			max: tagsAtStart,
			of: {
				type: 'object',
				required: ['Key', 'Value'],
				fields: {
					Key: {
						type: 'string',
						min: 1,
						max: 128,
						pattern: /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/iu,
						says: 'letters, digits, spaces and _ . : / = + - @, and not begin with aws:',
					},
					Value: {
						type: 'string',
						max: 256,
						pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
						says: 'letters, digits, spaces and _ . : / = + - @',
					},
				},
			},
		},
		AlarmConfiguration: alarm,
		TargetLocationsURL: {
			type: 'string',
			pattern: /^https:\/\/[-a-z0-9.]{1,253}\.s3(\.[a-z0-9-]{9,16})?\.amazonaws\.com\/.{1,2000}/,
			says: 'a presigned S3 address (https://….amazonaws.com/…)',
		},
	},
};

/**
Check a value against everything that `StartAutomationExecution` is known to refuse, before it is sent.

@returns The request, or every mistake at once; unknown fields are mistakes too.
*/
export function checkStartRequest(
	value: unknown,
): {readonly request: StartRequest} | {readonly mistakes: readonly Mistake[]} {
	const mistakes = [...checkShape(value, startRequestShape)];
	if (isRecord(value)) {
		mistakes.push(...checkTogether(value));
	}

	return mistakes.length === 0 ? {request: value as StartRequest} : {mistakes};
}

/** What the model can't say: fields that need, exclude or repeat one another. */
function checkTogether(value: Record<string, unknown>): Mistake[] {
	const request = value as Partial<StartRequest>;
	const entries: readonly TargetLocation[] = listRecords(request.TargetLocations);
	const mistakes: Mistake[] = checkOneGroup(request.Targets, 'Targets');
	const hasTargets = Boolean(request.Targets) || entries.some(entry => entry.Targets !== undefined);
	if (hasTargets && request.TargetParameterName === undefined) {
		mistakes.push({path: 'TargetParameterName', message: 'is missing: Targets name no parameter to put a resource in'});
	}

	if (request.Targets !== undefined && request.TargetMaps !== undefined) {
		mistakes.push({path: 'TargetMaps', message: "can't be given together with Targets"});
	}

	if (request.TargetLocations !== undefined && request.TargetLocationsURL !== undefined) {
		mistakes.push({path: 'TargetLocationsURL', message: "can't be given together with TargetLocations"});
	}

	if (/^(file|fileb|https?):\/\//i.test(String(request.DocumentName))) {
		mistakes.push({
			path: 'DocumentName',
			message: 'is an address, which the AWS CLI would load from; write a name or an ARN',
		});
	}

	const keys = listRecords(request.Tags).map(({Key}) => Key);
	for (const [index, key] of keys.entries()) {
		if (keys.indexOf(key) !== index) {
			mistakes.push({path: `Tags[${index}].Key`, message: `is given twice: ${JSON.stringify(key)}`});
		}
	}

	return [
		...mistakes,
		...entries.flatMap((entry, index) => checkEntry(entry, `TargetLocations[${index}]`)),
		...findRepeats(entries),
	];
}

function checkEntry(entry: TargetLocation, path: string): Mistake[] {
	return [
		...(entry.Accounts === undefined ? [{path: `${path}.Accounts`, message: 'is missing'}] : []),
		...(entry.Regions === undefined ? [{path: `${path}.Regions`, message: 'is missing'}] : []),
		...checkOneGroup(entry.Targets, `${path}.Targets`),
	];
}

/** AWS takes one tag or one resource group a run and says so only after the start (aws-cli#8628). */
function checkOneGroup(targets: unknown, path: string): Mistake[] {
	const list = listRecords(targets as readonly Target[] | undefined);
	return list.length > 1
		? [
				{
					path,
					message: `has ${list.length} entries; Automation takes one tag, one resource group or one list of values a run`,
				},
			]
		: [];
}

/** Locations named twice would run twice. Only those named outright: OUs are known to AWS alone. */
function findRepeats(entries: readonly TargetLocation[]): Mistake[] {
	const first = new Map<string, string>();
	return entries.flatMap((entry, index) => {
		const repeated = new Map<string, string>();
		for (const account of listStrings(entry.Accounts)) {
			for (const region of listStrings(entry.Regions)) {
				const location = `${account}/${region}`;
				const before = first.get(location);
				if (before === undefined) {
					first.set(location, `TargetLocations[${index}]`);
				} else {
					repeated.set(location, before);
				}
			}
		}

		const [example] = repeated;
		return example === undefined
			? []
			: [
					{
						path: `TargetLocations[${index}]`,
						message: `sends ${repeated.size === 1 ? example[0] : `${formatLocations(repeated.size)}, such as ${example[0]},`} a second time; first in ${example[1]}`,
					},
				];
	});
}

function listRecords<T extends object>(value: readonly T[] | undefined): readonly T[] {
	return Array.isArray(value) ? value.filter(isRecord as (item: unknown) => item is T) : [];
}

function listStrings(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
