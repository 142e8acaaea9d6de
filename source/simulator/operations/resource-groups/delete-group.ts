import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandGroup, type GroupChoice, groupArnPattern, groupNamePattern, viewGroup} from './group.ts';

export const deleteGroup = operation<GroupChoice>({
	service: 'resource-groups',
	name: 'DeleteGroup',
	http: {method: 'POST', path: '/delete-group'},
	input: structure({
		GroupName: text({min: 1, max: 300, pattern: groupNamePattern}),
		Group: text({min: 1, max: 1600, pattern: `${groupNamePattern}|${groupArnPattern}`}),
	}),
	handle(context, input) {
		const {world, caller} = context;
		const group = demandGroup(context, input);
		const key = `${caller.accountId}/${caller.region}/${group.name}`;
		if (!world.store.groups.delete(key)) {
			world.store.deletedGroups.add(key);
		}
		return {Group: viewGroup(caller, group)};
	},
});
