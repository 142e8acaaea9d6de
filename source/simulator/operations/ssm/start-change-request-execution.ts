import {
	maxConcurrency,
	maxErrors,
	parameterMap,
	tags,
	targetLocations,
	targetMaps,
	targets,
} from '../../constraints/automation.ts';
import {boolean, list, number, required, structure, text} from '../../constraints/shape.ts';
import {requestedVersion, startExecution} from '../../engine/run/start.ts';
import type {StartInput, Tag} from '../../engine/state/api.ts';
import {findExecution} from '../../engine/state/find.ts';
import {operation} from '../operation.ts';

type Input = {
	ScheduledTime?: number;
	DocumentName: string;
	DocumentVersion?: string;
	Parameters?: StartInput['Parameters'];
	ChangeRequestName?: string;
	ClientToken?: string;
	Runbooks: ReadonlyArray<Pick<StartInput, 'DocumentName' | 'DocumentVersion'>>;
	Tags?: readonly Tag[];
};

/** A change request of Change Manager: its template runs as an automation of the subtype `ChangeRequest`, which carries the runbooks it is for. */
export const startChangeRequestExecution = operation<Input>({
	service: 'ssm',
	name: 'StartChangeRequestExecution',
	input: structure({
		ScheduledTime: number,
		DocumentName: required(text({pattern: '^[a-zA-Z0-9_\\-.:/]{3,128}$'})),
		DocumentVersion: text({pattern: '([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)'}),
		Parameters: parameterMap,
		ChangeRequestName: text({min: 1, max: 1024}),
		ClientToken: text({
			min: 36,
			max: 36,
			pattern: '[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}',
		}),
		AutoApprove: boolean,
		Runbooks: required(
			list(
				structure(
					{
						DocumentName: required(text({pattern: '^[a-zA-Z0-9_\\-.:/]{3,128}$'})),
						DocumentVersion: text({pattern: '([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)'}),
						Parameters: parameterMap,
						TargetParameterName: text({min: 1, max: 50}),
						Targets: targets,
						TargetMaps: targetMaps,
						MaxConcurrency: maxConcurrency,
						MaxErrors: maxErrors,
						TargetLocations: targetLocations,
					},
					'Runbook',
				),
				{min: 1, max: 1},
			),
		),
		Tags: tags,
		ScheduledEndTime: number,
		ChangeDetails: text({min: 1, max: 32768}),
	}),
	handle({world, caller}, input) {
		for (const runbook of input.Runbooks) {
			requestedVersion(world, caller, runbook);
		}
		const {DocumentName, DocumentVersion, Parameters, ClientToken, Tags} = input;
		const id = startExecution(world, caller, {
			DocumentName,
			...(DocumentVersion !== undefined && {DocumentVersion}),
			...(Parameters !== undefined && {Parameters}),
			...(ClientToken !== undefined && {ClientToken}),
			...(Tags !== undefined && {Tags}),
		});
		findExecution(world, caller.accountId, caller.region, id).extra = {
			AutomationSubtype: 'ChangeRequest',
			Runbooks: input.Runbooks,
			...(input.ChangeRequestName !== undefined && {ChangeRequestName: input.ChangeRequestName}),
			...(input.ScheduledTime !== undefined && {ScheduledTime: input.ScheduledTime}),
		};
		return {AutomationExecutionId: id};
	},
});
