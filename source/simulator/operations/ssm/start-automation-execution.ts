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
import type {StartInput} from '../../engine/api.ts';
import {startExecution} from '../../engine/start.ts';
import {operation} from '../operation.ts';

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
	resource: ({caller}, {DocumentName, DocumentVersion}) =>
		`arn:aws:ssm:${caller.region}:${DocumentName.startsWith('AWS') ? '' : caller.accountId}:automation-definition/${DocumentName}:${DocumentVersion ?? '$DEFAULT'}`,
	handle({world, caller, principal}, input) {
		const assumeRole = input.Parameters?.AutomationAssumeRole?.[0];
		if (assumeRole) {
			demandRight(principal, 'iam:PassRole', assumeRole);
		}

		return {AutomationExecutionId: startExecution(world, caller, input)};
	},
});
