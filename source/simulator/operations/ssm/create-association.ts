import {
	alarmConfiguration,
	maxConcurrency,
	maxErrors,
	tags,
	targetLocations,
	targetMaps,
	targets,
} from '../../constraints/automation.ts';
import {boolean, integer, list, map, required, structure, text} from '../../constraints/shape.ts';
import {findDocument, findVersion} from '../../documents/find.ts';
import {parseSchedule} from '../../engine/rules/schedule.ts';
import type {StartInput} from '../../engine/state/api.ts';
import {uuid} from '../../engine/state/random.ts';
import {ServiceError} from '../../service-error.ts';
import type {Association} from '../../store/associations.ts';
import {type Context, operation} from '../operation.ts';
import {scheduleAssociation, startAssociation, viewAssociation} from './association.ts';

type Input = Omit<StartInput, 'DocumentName' | 'TargetParameterName'> & {
	Name: string;
	AssociationName?: string;
	AutomationTargetParameterName?: string;
	ScheduleExpression?: string;
	ApplyOnlyAtCronInterval?: boolean;
};

/**
An association of State Manager with a runbook starts an automation: at once, unless it is told to wait for its schedule, and then by its schedule.
*/
export const createAssociation = operation<Input>({
	service: 'ssm',
	name: 'CreateAssociation',
	input: structure({
		Name: required(text({pattern: '^[a-zA-Z0-9_\\-.:/]{3,128}$'})),
		DocumentVersion: text({pattern: '([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)'}),
		InstanceId: text({pattern: '(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)'}),
		Parameters: map(text(), list(text())),
		Targets: targets,
		ScheduleExpression: text({min: 1, max: 256}),
		OutputLocation: structure(
			{
				S3Location: structure(
					{
						OutputS3Region: text({min: 3, max: 20}),
						OutputS3BucketName: text({min: 3, max: 63}),
						OutputS3KeyPrefix: text({max: 500}),
					},
					'S3OutputLocation',
				),
			},
			'InstanceAssociationOutputLocation',
		),
		AssociationName: text({pattern: '^[a-zA-Z0-9_\\-.]{3,128}$'}),
		AutomationTargetParameterName: text({min: 1, max: 50}),
		MaxErrors: maxErrors,
		MaxConcurrency: maxConcurrency,
		ComplianceSeverity: text({values: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNSPECIFIED']}),
		SyncCompliance: text({values: ['AUTO', 'MANUAL']}),
		ApplyOnlyAtCronInterval: boolean,
		CalendarNames: list(text()),
		TargetLocations: targetLocations,
		ScheduleOffset: integer(1, 6),
		Duration: integer(1, 24),
		TargetMaps: targetMaps,
		Tags: tags,
		AlarmConfiguration: alarmConfiguration,
		AssociationDispatchAssumeRole: text({min: 1, max: 512, pattern: 'arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+'}),
	}),
	handle(context, input) {
		const {world, caller} = context;
		checkDocument(context, input);
		const {ScheduleExpression: schedule} = input;
		if (schedule !== undefined && !parseSchedule(schedule)) {
			throw new ServiceError(
				'InvalidSchedule',
				'The schedule is invalid. Verify your cron or rate expression and try again.',
			);
		}
		const {associations} = world.store;
		const association: Association = {
			id: uuid(world.seed, `${world.fingerprint} association ${associations.size}`),
			accountId: caller.accountId,
			region: caller.region,
			name: input.AssociationName,
			scheduleExpression: schedule,
			request: requestOf(input),
			createdAtMs: world.nowMs,
			createdBy: caller.principalArn,
			executionId: undefined,
			lastExecutedAtMs: undefined,
		};
		associations.set(association.id, association);
		if (!input.ApplyOnlyAtCronInterval) {
			startAssociation(world, association);
		}
		scheduleAssociation(world, association);
		return {AssociationDescription: viewAssociation(context, association)};
	},
});

/** @throws InvalidDocument, InvalidDocumentVersion, UnsupportedPlatformType for what is no runbook. */
function checkDocument({world, caller}: Context, {Name, DocumentVersion}: Input): void {
	const document = findDocument(world, caller, Name);
	if (!document) {
		throw new ServiceError('InvalidDocument', `Document with name ${Name} does not exist.`);
	}
	if (document.documentType !== 'Automation') {
		throw new ServiceError('UnsupportedPlatformType', 'The simulator associates Automation runbooks only.');
	}
	if (!findVersion(document, DocumentVersion)) {
		throw new ServiceError('InvalidDocumentVersion', `The document version ${DocumentVersion} is not valid.`);
	}
}

function requestOf(input: Input): StartInput {
	const given = {
		DocumentVersion: input.DocumentVersion,
		Parameters: input.Parameters,
		TargetParameterName: input.AutomationTargetParameterName,
		Targets: input.Targets,
		TargetLocations: input.TargetLocations,
		TargetMaps: input.TargetMaps,
		MaxErrors: input.MaxErrors,
		MaxConcurrency: input.MaxConcurrency,
		AlarmConfiguration: input.AlarmConfiguration,
	};
	return {
		DocumentName: input.Name,
		...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
	};
}
