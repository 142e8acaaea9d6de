import type {StartInput, Target} from '../state/api.ts';
import {invalidParameters} from './refusals.ts';
import {isAllInstances} from './targets.ts';

/**
Check the targets of a request, and those of its target locations, as far as they can be checked before anything runs.

@throws InvalidAutomationExecutionParametersException
@see https://github.com/aws/aws-cli/issues/8628 - the text about one resource group or tag
*/
export function checkTargets(input: StartInput): void {
	const lists = [input.Targets, ...(input.TargetLocations ?? []).map(location => location.Targets)];
	for (const targets of lists) {
		if (!targets?.length) {
			continue;
		}
		if (input.TargetParameterName === undefined) {
			throw invalidParameters('TargetParameterName is required when Targets is specified.');
		}
		if (targets.filter(target => isTagOrGroup(target)).length > 1) {
			throw onlyOne();
		}
		for (const target of targets) {
			checkTarget(target);
		}
	}
	if (input.Targets?.length && input.TargetMaps?.length) {
		throw invalidParameters('Targets and TargetMaps cannot be specified together.');
	}
	if (input.TargetLocations?.length && input.TargetLocationsURL !== undefined) {
		throw invalidParameters('TargetLocations and TargetLocationsURL cannot be specified together.');
	}
	if ((input.Tags?.length ?? 0) > 5) {
		throw invalidParameters('A maximum of 5 tags can be specified for an automation.');
	}
}

function checkTarget(target: Target): void {
	if (target.Key === 'ResourceGroup' && (target.Values?.length ?? 0) > 1) {
		throw onlyOne();
	}
	const isKnown = target.Key === 'ParameterValues' || isTagOrGroup(target) || isAllInstances(target);
	if (!isKnown) {
		throw invalidParameters('Target key can have only following values : ParameterValues, ResourceGroup');
	}
}

function isTagOrGroup({Key}: Target): boolean {
	return Key === 'ResourceGroup' || (Key?.startsWith('tag:') ?? false);
}

function onlyOne() {
	return invalidParameters('Only one resource group or tag can be specified at a time');
}
