import {demandRight} from '../../auth/principal.ts';
import {
	alarmConfiguration,
	documentArn,
	documentVersion,
	maxConcurrency,
	maxErrors,
	parameterMap,
	tags,
	targetLocations,
	targetLocationsUrl,
	targetMaps,
	targetParameterName,
	targets,
} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {startExecution} from '../../engine/run/start.ts';
import type {StartInput} from '../../engine/state/api.ts';
import {services} from '../../services.ts';
import {operation} from '../operation.ts';
import {definitionArn, executionArn} from './resource-arns.ts';

export const startAutomationExecution = operation<StartInput>({
	service: 'ssm',
	name: 'StartAutomationExecution',
	input: structure({
		DocumentName: required(documentArn),
		DocumentVersion: documentVersion,
		Parameters: parameterMap,
		ClientToken: text({
			min: 36,
			max: 36,
			pattern: '[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}',
		}),
		Mode: text({values: ['Auto', 'Interactive']}),
		TargetParameterName: targetParameterName,
		Targets: targets,
		TargetMaps: targetMaps,
		MaxConcurrency: maxConcurrency,
		MaxErrors: maxErrors,
		TargetLocations: targetLocations,
		Tags: tags,
		AlarmConfiguration: alarmConfiguration,
		TargetLocationsURL: targetLocationsUrl,
	}),
	resource: definitionArn,
	handle(context, input) {
		const {world, caller, principal} = context;
		const assumeRole = input.Parameters?.AutomationAssumeRole?.[0];
		if (assumeRole) {
			demandRight(services.ssm, principal, 'iam:PassRole', assumeRole);
		}

		if (hasAlarm(input)) {
			demandRight(services.ssm, principal, 'iam:CreateServiceLinkedRole', alarmRoleOf(caller.accountId));
		}

		if (input.Tags?.length && world.settings.startTagsNeedRight) {
			const resource = executionArn(context, {AutomationExecutionId: '*'});
			demandRight(services.ssm, principal, 'ssm:AddTagsToResource', resource);
		}

		return {AutomationExecutionId: startExecution(world, caller, input)};
	},
});

function hasAlarm({AlarmConfiguration, TargetLocations}: StartInput): boolean {
	return (
		AlarmConfiguration !== undefined ||
		(TargetLocations?.some(location => location.TargetLocationAlarmConfiguration !== undefined) ?? false)
	);
}

/** Systems Manager reads an alarm with a role of its own, which comes into being with the first one. */
function alarmRoleOf(accountId: string): string {
	return `arn:aws:iam::${accountId}:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM`;
}
