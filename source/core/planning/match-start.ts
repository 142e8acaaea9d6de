import type {Execution} from '../domain/execution.ts';
import {ownValue} from '../domain/own.ts';
import type {StartRequest} from '../domain/start-request.ts';

/**
Whether an execution can be what a request started: the same runbook, locations, targets, and at least the parameters that were sent.

AWS reports more than was sent (defaults, the version that `$DEFAULT` meant), so only what the request says is compared. Two requests that are alike can't be told apart by this.
*/
export function couldHaveStarted(request: StartRequest, execution: Execution): boolean {
	const {DocumentName, DocumentVersion, Parameters = {}, TargetParameterName, Targets = []} = request;
	return (
		isSameDocument(DocumentName, execution.document) &&
		(DocumentVersion === undefined ||
			!/^\d+$/.test(DocumentVersion) ||
			DocumentVersion === execution.documentVersion) &&
		Object.entries(Parameters).every(([name, values]) =>
			isSameList(values, ownValue(execution.parameters, name) ?? []),
		) &&
		(TargetParameterName ?? null) === execution.targetParameterName &&
		isSameList(
			Targets.map(({Key, Values}) => JSON.stringify([Key, Values])),
			execution.targets.map(({key, values}) => JSON.stringify([key, values])),
		) &&
		(request.TargetLocationsURL !== undefined
			? execution.targetLocationsUrl !== null
			: isSameList(listPlaces(request), listPlacesOf(execution)))
	);
}

/** A runbook's name, or its ARN, which ends in the name. */
export function isSameDocument(asked: string, reported: string): boolean {
	return asked === reported || asked.endsWith(`:document/${reported}`) || reported.endsWith(`:document/${asked}`);
}

function listPlaces({TargetLocations = []}: StartRequest): readonly string[] {
	return TargetLocations.map(({Accounts = [], Regions = []}) => printPlace(Accounts, Regions)).sort();
}

function listPlacesOf({targetLocations}: Execution): readonly string[] {
	return targetLocations.map(({accounts, regions}) => printPlace(accounts, regions)).sort();
}

function printPlace(accounts: readonly string[], regions: readonly string[]): string {
	return JSON.stringify([[...accounts].sort(), [...regions].sort()]);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((one, index) => one === b[index]);
}
