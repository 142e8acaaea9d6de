import type {Operation} from '../operation.ts';
import {createGroup} from './create-group.ts';
import {deleteGroup} from './delete-group.ts';
import {getGroup} from './get-group.ts';
import {getGroupQuery} from './get-group-query.ts';
import {listGroupResources} from './list-group-resources.ts';
import {listGroups} from './list-groups.ts';

export const resourceGroupsOperations: readonly Operation[] = [
	createGroup,
	deleteGroup,
	getGroup,
	getGroupQuery,
	listGroupResources,
	listGroups,
];
