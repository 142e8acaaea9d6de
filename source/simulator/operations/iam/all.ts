import type {Operation} from '../operation.ts';
import {attachRolePolicy} from './attach-role-policy.ts';
import {createPolicy} from './create-policy.ts';
import {createRole} from './create-role.ts';
import {deletePolicy} from './delete-policy.ts';
import {deleteRole} from './delete-role.ts';
import {deleteRolePermissionsBoundary} from './delete-role-permissions-boundary.ts';
import {deleteRolePolicy} from './delete-role-policy.ts';
import {detachRolePolicy} from './detach-role-policy.ts';
import {getPolicy} from './get-policy.ts';
import {getPolicyVersion} from './get-policy-version.ts';
import {getRole} from './get-role.ts';
import {getRolePolicy} from './get-role-policy.ts';
import {listAttachedRolePolicies} from './list-attached-role-policies.ts';
import {listRolePolicies} from './list-role-policies.ts';
import {listRoleTags} from './list-role-tags.ts';
import {listRoles} from './list-roles.ts';
import {putRolePermissionsBoundary} from './put-role-permissions-boundary.ts';
import {putRolePolicy} from './put-role-policy.ts';
import {simulatePrincipalPolicy} from './simulate-principal-policy.ts';
import {tagRole} from './tag-role.ts';
import {updateAssumeRolePolicy} from './update-assume-role-policy.ts';

export const iamOperations: readonly Operation[] = [
	attachRolePolicy,
	createPolicy,
	createRole,
	deletePolicy,
	deleteRole,
	deleteRolePermissionsBoundary,
	deleteRolePolicy,
	detachRolePolicy,
	getPolicy,
	getPolicyVersion,
	getRole,
	getRolePolicy,
	listAttachedRolePolicies,
	listRolePolicies,
	listRoleTags,
	listRoles,
	putRolePermissionsBoundary,
	putRolePolicy,
	simulatePrincipalPolicy,
	tagRole,
	updateAssumeRolePolicy,
];
