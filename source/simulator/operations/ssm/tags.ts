import {tags} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {findExecution} from '../../engine/find.ts';
import {ServiceError} from '../../service-error.ts';
import {type Context, operation} from '../operation.ts';

const resourceType = text({
	values: [
		'Document',
		'ManagedInstance',
		'MaintenanceWindow',
		'Parameter',
		'PatchBaseline',
		'OpsItem',
		'OpsMetadata',
		'Automation',
		'Association',
	],
});

type Named = {ResourceType: string; ResourceId: string};

export const listTagsForResource = operation<Named>({
	service: 'ssm',
	name: 'ListTagsForResource',
	input: structure({ResourceType: required(resourceType), ResourceId: required(text({min: 1}))}),
	handle: (context, input) => ({
		TagList: [...(demandExecution(context, input).tags ?? [])].map(([Key, Value]) => ({Key, Value})),
	}),
});

export const addTagsToResource = operation<Named & {Tags: ReadonlyArray<{Key: string; Value: string}>}>({
	service: 'ssm',
	name: 'AddTagsToResource',
	input: structure({ResourceType: required(resourceType), ResourceId: required(text({min: 1})), Tags: required(tags)}),
	handle(context, input) {
		const execution = demandExecution(context, input);
		const merged = new Map(execution.tags);
		for (const {Key, Value} of input.Tags) {
			merged.set(Key, Value);
		}

		if (merged.size > 50) {
			throw new ServiceError('TooManyTagsError', 'Number of tags exceeds the maximum of 50.');
		}

		execution.tags = merged;
		return {};
	},
});

/** Tags of automations are all that this world keeps. */
function demandExecution({world, caller}: Context, {ResourceType, ResourceId}: Named) {
	if (ResourceType !== 'Automation') {
		throw new ServiceError('InvalidResourceType', `Resource type ${ResourceType} has no tags in this world.`);
	}

	try {
		return findExecution(world, caller.accountId, caller.region, ResourceId);
	} catch {
		throw new ServiceError('InvalidResourceId', `The resource ID ${ResourceId} is not valid.`);
	}
}
