import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandGroup, type GroupChoice, groupArnPattern, groupNamePattern, viewQuery} from './group.ts';

export const getGroupQuery = operation<GroupChoice>({
	service: 'resource-groups',
	name: 'GetGroupQuery',
	http: {method: 'POST', path: '/get-group-query'},
	input: structure({
		GroupName: text({min: 1, max: 300, pattern: groupNamePattern}),
		Group: text({min: 1, max: 1600, pattern: `${groupNamePattern}|${groupArnPattern}`}),
	}),
	handle: (context, input) => ({
		GroupQuery: {GroupName: demandGroup(context, input).name, ResourceQuery: viewQuery(demandGroup(context, input))},
	}),
});
