import {resourceType} from '../../constraints/automation.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {findTagged, type TaggedResource} from './tagged-resource.ts';

export const listTagsForResource = operation<TaggedResource>({
	service: 'ssm',
	name: 'ListTagsForResource',
	input: structure({ResourceType: required(resourceType), ResourceId: required(text())}),
	handle: (context, input) => ({
		TagList: [...findTagged(context, input).tags].map(([Key, Value]) => ({Key, Value})),
	}),
});
