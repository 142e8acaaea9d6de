import {resourceType} from '../../constraints/automation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {findTagged, type TaggedResource} from './tagged-resource.ts';

export const removeTagsFromResource = operation<TaggedResource & {TagKeys: readonly string[]}>({
	service: 'ssm',
	name: 'RemoveTagsFromResource',
	input: structure({
		ResourceType: required(resourceType),
		ResourceId: required(text()),
		TagKeys: required(list(text({min: 1, max: 128, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'}))),
	}),
	handle(context, input) {
		const tagged = findTagged(context, input);
		tagged.replace(new Map([...tagged.tags].filter(([key]) => !input.TagKeys.includes(key))));
		return {};
	},
});
