import {
	documentName,
	documentVersion,
	parameterMap,
	targetLocations,
	targetLocationsUrl,
	targetMaps,
	targetParameterName,
	targets,
} from '../../constraints/automation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {startPreview} from '../../engine/run/preview.ts';
import type {StartInput} from '../../engine/state/api.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';

type Input = {
	DocumentName: string;
	DocumentVersion?: string;
	ExecutionInputs?: {Automation?: Omit<StartInput, 'DocumentName' | 'DocumentVersion'>};
};

export const startExecutionPreview = operation<Input>({
	service: 'ssm',
	name: 'StartExecutionPreview',
	input: structure({
		DocumentName: required(documentName),
		DocumentVersion: documentVersion,
		ExecutionInputs: structure(
			{
				Automation: structure(
					{
						Parameters: parameterMap,
						TargetParameterName: targetParameterName,
						Targets: targets,
						TargetMaps: targetMaps,
						TargetLocations: targetLocations,
						TargetLocationsURL: targetLocationsUrl,
					},
					'AutomationExecutionInputs',
				),
			},
			'ExecutionInputs',
		),
	}),
	handle({world, caller}, {DocumentName, DocumentVersion, ExecutionInputs}) {
		const request: StartInput = {
			...ExecutionInputs?.Automation,
			DocumentName,
			...(DocumentVersion === undefined ? {} : {DocumentVersion}),
		};
		try {
			return {ExecutionPreviewId: startPreview(world, caller, request)};
		} catch (error) {
			throw error instanceof ServiceError ? invalid(error) : error;
		}
	},
});

/** This operation has but one exception for whatever is wrong with a request. */
function invalid({code, message}: ServiceError): ServiceError {
	return new ServiceError('ValidationException', message, 400, {ReasonCode: code});
}
