import {
	documentVersion,
	parameterMap,
	targetLocations,
	targetLocationsUrl,
	targetMaps,
	targetParameterName,
	targets,
} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import type {StartInput} from '../../engine/api.ts';
import {getPreview, startPreview} from '../../engine/preview.ts';
import {operation} from '../operation.ts';

type StartPreviewInput = {
	DocumentName: string;
	DocumentVersion?: string;
	ExecutionInputs?: {Automation?: Omit<StartInput, 'DocumentName' | 'DocumentVersion'>};
};

export const startExecutionPreview = operation<StartPreviewInput>({
	service: 'ssm',
	name: 'StartExecutionPreview',
	input: structure({
		DocumentName: required(text({pattern: '[a-zA-Z0-9_\\-.]{3,128}'})),
		DocumentVersion: documentVersion,
		ExecutionInputs: structure({
			Automation: structure({
				Parameters: parameterMap,
				TargetParameterName: targetParameterName,
				Targets: targets,
				TargetMaps: targetMaps,
				TargetLocations: targetLocations,
				TargetLocationsURL: targetLocationsUrl,
			}),
		}),
	}),
	handle: ({world, caller}, {DocumentName, DocumentVersion, ExecutionInputs}) => ({
		ExecutionPreviewId: startPreview(world, caller, {
			...ExecutionInputs?.Automation,
			DocumentName,
			...(DocumentVersion === undefined ? {} : {DocumentVersion}),
		}),
	}),
});

export const getExecutionPreview = operation<{ExecutionPreviewId: string}>({
	service: 'ssm',
	name: 'GetExecutionPreview',
	input: structure({
		ExecutionPreviewId: required(
			text({pattern: '[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}'}),
		),
	}),
	handle: ({world, caller}, {ExecutionPreviewId}) =>
		getPreview(world, caller.accountId, caller.region, ExecutionPreviewId),
});
