import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandGroup, type GroupChoice, groupArnPattern, groupNamePattern, viewGroup} from './group.ts';

export const getGroup = operation<GroupChoice>({
	service: 'resource-groups',
	name: 'GetGroup',
	http: {method: 'POST', path: '/get-group'},
	input: structure({
		GroupName: text({min: 1, max: 300, pattern: groupNamePattern}),
		Group: text({min: 1, max: 1600, pattern: `${groupNamePattern}|${groupArnPattern}`}),
	}),
	handle: (context, input) => ({Group: viewGroup(context.caller, demandGroup(context, input))}),
});
