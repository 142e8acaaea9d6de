import {instanceRunbooks} from './aws-instance-runbooks.ts';
import {otherRunbooks} from './aws-other-runbooks.ts';
import {defineDocument} from './define-document.ts';
import type {AutomationDocument} from './document.ts';

/*
Some of AWS's own runbooks, with the parameters and steps that AWS documents for them; scripts are shortened to what can be seen from outside.
See https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-runbook-reference.html
*/
const shapes = {...instanceRunbooks, ...otherRunbooks};

let documents: readonly AutomationDocument[] | undefined;

/** AWS-owned documents: runbooks, and two Command documents that are no runbooks. Made once. */
export function awsDocuments(): readonly AutomationDocument[] {
	documents ??= [
		...Object.entries(shapes).map(([name, {category, targetType, platformTypes, outputs, ...shape}]) =>
			defineDocument({
				name,
				owner: 'Amazon',
				contents: [
					{
						source: {
							description: shape.description,
							schemaVersion: '0.3',
							assumeRole: '{{ AutomationAssumeRole }}',
							parameters: shape.parameters,
							mainSteps: shape.mainSteps,
							...(outputs && {outputs}),
						},
					},
				],
				createdAtMs: Date.UTC(2018, 5, 1) + name.length * 86_400_000,
				category: [category],
				...(targetType !== undefined && {targetType}),
				...(platformTypes && {platformTypes}),
			}),
		),
		...['AWS-RunShellScript', 'AWS-RunPatchBaseline'].map(name =>
			defineDocument({
				name,
				owner: 'Amazon',
				documentType: 'Command',
				contents: [{source: {schemaVersion: '2.2', description: name, mainSteps: []}}],
				createdAtMs: Date.UTC(2017, 10, 1),
				platformTypes: ['Linux'],
			}),
		),
	];
	return documents;
}
