import {resourceType, tags} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import type {Tag} from '../../engine/state/api.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {findTagged, type TaggedResource} from './tagged-resource.ts';

/** Tags that a resource may have. */
const mostTags = 50;

export const addTagsToResource = operation<TaggedResource & {Tags: readonly Tag[]}>({
	service: 'ssm',
	name: 'AddTagsToResource',
	input: structure({ResourceType: required(resourceType), ResourceId: required(text()), Tags: required(tags)}),
	handle(context, input) {
		const tagged = findTagged(context, input);
		const merged = new Map([...tagged.tags, ...input.Tags.map(({Key, Value}) => [Key, Value] as const)]);
		if (merged.size > mostTags) {
			throw new ServiceError('TooManyTagsError', '');
		}

		tagged.replace(merged);
		return {};
	},
});
