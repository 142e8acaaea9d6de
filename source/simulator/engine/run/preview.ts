import type {StepDefinition} from '../../documents/runbook.ts';
import type {World} from '../../world.ts';
import {expandTargetLocations, targetLocationsOf} from '../rules/expansion.ts';
import {previewNotFound} from '../rules/refusals.ts';
import {targetNames, targetTypeOf} from '../rules/targets.ts';
import type {Caller, StartInput} from '../state/api.ts';
import type {PreviewResult} from '../state/preview-types.ts';
import {uuid} from '../state/random.ts';
import {requestedVersion} from './start.ts';

/**
Begin to look at what a request would do.

@returns The preview's ID.
@throws ServiceError where the runbook or its version is not there.
*/
export function startPreview(world: World, caller: Pick<Caller, 'accountId' | 'region'>, input: StartInput): string {
	requestedVersion(world, caller, input);
	const {accountId, region} = caller;
	const id = uuid(world.seed, `${world.fingerprint} preview ${world.engine.previews.size}`);
	world.engine.previews.set(id, {id, accountId, region, input, startedAtMs: world.nowMs});
	return id;
}

/** What `GetExecutionPreview` answers, in the API's spelling. */
export type PreviewResponse = {
	readonly ExecutionPreviewId: string;
	readonly Status: 'Pending' | 'InProgress' | 'Success' | 'Failed';
	readonly StatusMessage?: string;
	/** Epoch seconds. */
	readonly EndedAt?: number;
	readonly ExecutionPreview?: {readonly Automation: PreviewResult};
};

/**
How far a preview has come, and its result.

@throws ResourceNotFoundException
*/
export function getPreview(world: World, accountId: string, region: string, id: string): PreviewResponse {
	const preview = world.engine.previews.get(id);
	if (!preview || preview.accountId !== accountId || preview.region !== region) {
		throw previewNotFound(id);
	}
	const endsAtMs = preview.startedAtMs + world.settings.timings.previewMs;
	if (world.nowMs < endsAtMs) {
		const hasBegun = world.nowMs - preview.startedAtMs > world.settings.timings.previewMs / 4;
		return {ExecutionPreviewId: id, Status: hasBegun ? 'InProgress' : 'Pending'};
	}
	const result = look(world, preview, preview.input);
	const ended = {ExecutionPreviewId: id, EndedAt: world.scale.shown(endsAtMs) / 1000};
	if ('failure' in result) {
		return {...ended, Status: 'Failed', StatusMessage: result.failure};
	}
	return {...ended, Status: 'Success', ExecutionPreview: {Automation: result}};
}

function look(
	world: World,
	caller: {readonly accountId: string; readonly region: string},
	input: StartInput,
): PreviewResult | {readonly failure: string} {
	const {document, version} = requestedVersion(world, caller, input);
	const requested = targetLocationsOf(world, {input});
	if ('failure' in requested) {
		return requested;
	}
	const entries = expandTargetLocations(world, caller, requested as readonly []);
	if ('failure' in entries) {
		return entries;
	}
	const expanded = (entries as Exclude<typeof entries, {failure: string}>).flatMap(entry => entry.locations);
	const locations = expanded.length > 0 ? expanded : [{...caller, entry: {}}];
	const factor = world.settings.previewCounts === 'locations' ? locations.length : 1;
	const counts: Record<Impact, number> = {Mutating: 0, NonMutating: 0, Undetermined: 0};
	for (const step of version.runbook?.mainSteps ?? []) {
		counts[impactOf(step)] += factor;
	}
	let resources = 0;
	for (const {accountId, region, entry} of locations) {
		const targets = entry.Targets ?? input.Targets;
		if (targets?.length) {
			resources += targetNames(world, {accountId, region, document}, targets).length;
		}
	}
	return {
		StepPreviews: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
		Regions: [...new Set(locations.map(({region}) => region))].slice(0, 50),
		TargetPreviews: resources > 0 ? [{TargetType: targetTypeOf(input, document.targetType), Count: resources}] : [],
		TotalAccounts: new Set(locations.map(({accountId}) => accountId)).size,
	};
}

type Impact = 'Mutating' | 'NonMutating' | 'Undetermined';

const nonMutating: ReadonlySet<string> = new Set([
	'aws:approve',
	'aws:assertAwsResourceProperty',
	'aws:branch',
	'aws:loop',
	'aws:pause',
	'aws:sleep',
	'aws:updateVariable',
	'aws:waitForAwsResourceProperty',
]);

// AWS names these four: Lambda, Step Functions, Run Command and third-party calls; a script may do anything, too.
const undetermined: ReadonlySet<string> = new Set([
	'aws:executeScript',
	'aws:executeStateMachine',
	'aws:invokeLambdaFunction',
	'aws:invokeWebhook',
	'aws:runCommand',
]);

function impactOf({action, inputs}: StepDefinition): Impact {
	if (undetermined.has(action)) {
		return 'Undetermined';
	}
	if (nonMutating.has(action)) {
		return 'NonMutating';
	}
	const api = String(inputs.Api ?? inputs.api ?? '');
	return action === 'aws:executeAwsApi' && /^(describe|get|list)/i.test(api) ? 'NonMutating' : 'Mutating';
}
