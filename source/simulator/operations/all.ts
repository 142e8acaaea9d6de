import {disableRegion} from './account/disable-region.ts';
import {enableRegion} from './account/enable-region.ts';
import {getRegionOptStatus} from './account/get-region-opt-status.ts';
import {listRegions} from './account/list-regions.ts';
import {activateOrganizationsAccess} from './cloudformation/activate-organizations-access.ts';
import {createStack} from './cloudformation/create-stack.ts';
import {createStackInstances} from './cloudformation/create-stack-instances.ts';
import {createStackSet} from './cloudformation/create-stack-set.ts';
import {deactivateOrganizationsAccess} from './cloudformation/deactivate-organizations-access.ts';
import {deleteStack} from './cloudformation/delete-stack.ts';
import {deleteStackInstances} from './cloudformation/delete-stack-instances.ts';
import {deleteStackSet} from './cloudformation/delete-stack-set.ts';
import {describeOrganizationsAccess} from './cloudformation/describe-organizations-access.ts';
import {describeStackEvents} from './cloudformation/describe-stack-events.ts';
import {describeStackInstance} from './cloudformation/describe-stack-instance.ts';
import {describeStackResources} from './cloudformation/describe-stack-resources.ts';
import {describeStackSet} from './cloudformation/describe-stack-set.ts';
import {describeStackSetOperation} from './cloudformation/describe-stack-set-operation.ts';
import {describeStacks} from './cloudformation/describe-stacks.ts';
import {getTemplate} from './cloudformation/get-template.ts';
import {listStackInstances} from './cloudformation/list-stack-instances.ts';
import {listStackSetOperationResults} from './cloudformation/list-stack-set-operation-results.ts';
import {listStackSetOperations} from './cloudformation/list-stack-set-operations.ts';
import {listStackSets} from './cloudformation/list-stack-sets.ts';
import {stopStackSetOperation} from './cloudformation/stop-stack-set-operation.ts';
import {updateStack} from './cloudformation/update-stack.ts';
import {updateStackInstances} from './cloudformation/update-stack-instances.ts';
import {updateStackSet} from './cloudformation/update-stack-set.ts';
import {validateTemplate} from './cloudformation/validate-template.ts';
import {describeInstances} from './ec2/describe-instances.ts';
import {describeRegions} from './ec2/describe-regions.ts';
import {attachRolePolicy} from './iam/attach-role-policy.ts';
import {createPolicy} from './iam/create-policy.ts';
import {createRole} from './iam/create-role.ts';
import {deletePolicy} from './iam/delete-policy.ts';
import {deleteRole} from './iam/delete-role.ts';
import {deleteRolePermissionsBoundary} from './iam/delete-role-permissions-boundary.ts';
import {deleteRolePolicy} from './iam/delete-role-policy.ts';
import {detachRolePolicy} from './iam/detach-role-policy.ts';
import {getPolicy} from './iam/get-policy.ts';
import {getPolicyVersion} from './iam/get-policy-version.ts';
import {getRole} from './iam/get-role.ts';
import {getRolePolicy} from './iam/get-role-policy.ts';
import {listAttachedRolePolicies} from './iam/list-attached-role-policies.ts';
import {listRolePolicies} from './iam/list-role-policies.ts';
import {listRoleTags} from './iam/list-role-tags.ts';
import {listRoles} from './iam/list-roles.ts';
import {putRolePermissionsBoundary} from './iam/put-role-permissions-boundary.ts';
import {putRolePolicy} from './iam/put-role-policy.ts';
import {simulatePrincipalPolicy} from './iam/simulate-principal-policy.ts';
import {tagRole} from './iam/tag-role.ts';
import {updateAssumeRolePolicy} from './iam/update-assume-role-policy.ts';
import {deleteAlarms} from './monitoring/delete-alarms.ts';
import {describeAlarms} from './monitoring/describe-alarms.ts';
import {putMetricAlarm} from './monitoring/put-metric-alarm.ts';
import {setAlarmState} from './monitoring/set-alarm-state.ts';
import type {Operation, RestOperations} from './operation.ts';
import {createAccount} from './organizations/create-account.ts';
import {createOrganizationalUnit} from './organizations/create-organizational-unit.ts';
import {deleteOrganizationalUnit} from './organizations/delete-organizational-unit.ts';
import {deregisterDelegatedAdministrator} from './organizations/deregister-delegated-administrator.ts';
import {describeAccount} from './organizations/describe-account.ts';
import {describeCreateAccountStatus} from './organizations/describe-create-account-status.ts';
import {describeEffectivePolicy} from './organizations/describe-effective-policy.ts';
import {describeHandshake} from './organizations/describe-handshake.ts';
import {describeOrganization} from './organizations/describe-organization.ts';
import {describeOrganizationalUnit} from './organizations/describe-organizational-unit.ts';
import {describePolicy} from './organizations/describe-policy.ts';
import {describeResourcePolicy} from './organizations/describe-resource-policy.ts';
import {disableAwsServiceAccess} from './organizations/disable-aws-service-access.ts';
import {enableAwsServiceAccess} from './organizations/enable-aws-service-access.ts';
import {listAccounts} from './organizations/list-accounts.ts';
import {listAccountsForParent} from './organizations/list-accounts-for-parent.ts';
import {listAwsServiceAccessForOrganization} from './organizations/list-aws-service-access-for-organization.ts';
import {listChildren} from './organizations/list-children.ts';
import {listCreateAccountStatus} from './organizations/list-create-account-status.ts';
import {listDelegatedAdministrators} from './organizations/list-delegated-administrators.ts';
import {listDelegatedServicesForAccount} from './organizations/list-delegated-services-for-account.ts';
import {listHandshakesForAccount} from './organizations/list-handshakes-for-account.ts';
import {listHandshakesForOrganization} from './organizations/list-handshakes-for-organization.ts';
import {listOrganizationalUnitsForParent} from './organizations/list-organizational-units-for-parent.ts';
import {listParents} from './organizations/list-parents.ts';
import {listPolicies} from './organizations/list-policies.ts';
import {listPoliciesForTarget} from './organizations/list-policies-for-target.ts';
import {listRoots} from './organizations/list-roots.ts';
import {listOrganizationTags} from './organizations/list-tags-for-resource.ts';
import {listTargetsForPolicy} from './organizations/list-targets-for-policy.ts';
import {moveAccount} from './organizations/move-account.ts';
import {registerDelegatedAdministrator} from './organizations/register-delegated-administrator.ts';
import {updateOrganizationalUnit} from './organizations/update-organizational-unit.ts';
import {createGroup} from './resource-groups/create-group.ts';
import {deleteGroup} from './resource-groups/delete-group.ts';
import {getGroup} from './resource-groups/get-group.ts';
import {getGroupQuery} from './resource-groups/get-group-query.ts';
import {listGroupResources} from './resource-groups/list-group-resources.ts';
import {listGroups} from './resource-groups/list-groups.ts';
import {getServiceQuota} from './servicequotas/get-service-quota.ts';
import {listServiceQuotas} from './servicequotas/list-service-quotas.ts';
import {addTagsToResource} from './ssm/add-tags-to-resource.ts';
import {createAssociation} from './ssm/create-association.ts';
import {createDocument} from './ssm/create-document.ts';
import {deleteAssociation} from './ssm/delete-association.ts';
import {deleteDocument} from './ssm/delete-document.ts';
import {deleteParameter} from './ssm/delete-parameter.ts';
import {describeAssociation} from './ssm/describe-association.ts';
import {describeAutomationExecutions} from './ssm/describe-automation-executions.ts';
import {describeAutomationStepExecutions} from './ssm/describe-automation-step-executions.ts';
import {describeDocument} from './ssm/describe-document.ts';
import {describeDocumentPermission} from './ssm/describe-document-permission.ts';
import {describeParameters} from './ssm/describe-parameters.ts';
import {getAutomationExecution} from './ssm/get-automation-execution.ts';
import {getCalendarState} from './ssm/get-calendar-state.ts';
import {getCommandInvocation} from './ssm/get-command-invocation.ts';
import {getDocument} from './ssm/get-document.ts';
import {getExecutionPreview} from './ssm/get-execution-preview.ts';
import {getParameter} from './ssm/get-parameter.ts';
import {getParameters} from './ssm/get-parameters.ts';
import {getParametersByPath} from './ssm/get-parameters-by-path.ts';
import {getServiceSetting} from './ssm/get-service-setting.ts';
import {listAssociations} from './ssm/list-associations.ts';
import {listCommandInvocations} from './ssm/list-command-invocations.ts';
import {listDocumentVersions} from './ssm/list-document-versions.ts';
import {listDocuments} from './ssm/list-documents.ts';
import {listTagsForResource} from './ssm/list-tags-for-resource.ts';
import {modifyDocumentPermission} from './ssm/modify-document-permission.ts';
import {putParameter} from './ssm/put-parameter.ts';
import {removeTagsFromResource} from './ssm/remove-tags-from-resource.ts';
import {resetServiceSetting} from './ssm/reset-service-setting.ts';
import {sendAutomationSignal} from './ssm/send-automation-signal.ts';
import {startAssociationsOnce} from './ssm/start-associations-once.ts';
import {startAutomationExecution} from './ssm/start-automation-execution.ts';
import {startChangeRequestExecution} from './ssm/start-change-request-execution.ts';
import {startExecutionPreview} from './ssm/start-execution-preview.ts';
import {stopAutomationExecution} from './ssm/stop-automation-execution.ts';
import {updateDocument} from './ssm/update-document.ts';
import {updateDocumentDefaultVersion} from './ssm/update-document-default-version.ts';
import {updateServiceSetting} from './ssm/update-service-setting.ts';
import {assumeRole} from './sts/assume-role.ts';
import {assumeRoleWithWebIdentity} from './sts/assume-role-with-web-identity.ts';
import {getCallerIdentity} from './sts/get-caller-identity.ts';
import {getSessionToken} from './sts/get-session-token.ts';
import {getResources} from './tagging/get-resources.ts';

/** Every operation that the simulator serves. */
export const allOperations: readonly Operation[] = [
	activateOrganizationsAccess,
	addTagsToResource,
	assumeRole,
	assumeRoleWithWebIdentity,
	attachRolePolicy,
	createAccount,
	createAssociation,
	createDocument,
	createGroup,
	createOrganizationalUnit,
	createPolicy,
	createRole,
	createStack,
	createStackInstances,
	createStackSet,
	deactivateOrganizationsAccess,
	deleteAlarms,
	deleteAssociation,
	deleteDocument,
	deleteGroup,
	deleteOrganizationalUnit,
	deleteParameter,
	deletePolicy,
	deleteRole,
	deleteRolePermissionsBoundary,
	deleteRolePolicy,
	deleteStack,
	deleteStackInstances,
	deleteStackSet,
	deregisterDelegatedAdministrator,
	describeAccount,
	describeAlarms,
	describeAssociation,
	describeAutomationExecutions,
	describeAutomationStepExecutions,
	describeCreateAccountStatus,
	describeDocument,
	describeDocumentPermission,
	describeEffectivePolicy,
	describeHandshake,
	describeInstances,
	describeOrganization,
	describeOrganizationalUnit,
	describeOrganizationsAccess,
	describeParameters,
	describePolicy,
	describeRegions,
	describeResourcePolicy,
	describeStackEvents,
	describeStackInstance,
	describeStackResources,
	describeStackSet,
	describeStackSetOperation,
	describeStacks,
	detachRolePolicy,
	disableAwsServiceAccess,
	disableRegion,
	enableAwsServiceAccess,
	enableRegion,
	getAutomationExecution,
	getCalendarState,
	getCallerIdentity,
	getCommandInvocation,
	getDocument,
	getExecutionPreview,
	getGroup,
	getGroupQuery,
	getParameter,
	getParameters,
	getParametersByPath,
	getPolicy,
	getPolicyVersion,
	getRegionOptStatus,
	getResources,
	getRole,
	getRolePolicy,
	getServiceQuota,
	getServiceSetting,
	getSessionToken,
	getTemplate,
	listAccounts,
	listAccountsForParent,
	listAssociations,
	listAttachedRolePolicies,
	listAwsServiceAccessForOrganization,
	listChildren,
	listCreateAccountStatus,
	listDelegatedAdministrators,
	listDelegatedServicesForAccount,
	listCommandInvocations,
	listDocumentVersions,
	listDocuments,
	listGroupResources,
	listGroups,
	listHandshakesForAccount,
	listHandshakesForOrganization,
	listOrganizationTags,
	listOrganizationalUnitsForParent,
	listParents,
	listPolicies,
	listPoliciesForTarget,
	listRegions,
	listRolePolicies,
	listRoleTags,
	listRoles,
	listRoots,
	listServiceQuotas,
	listStackInstances,
	listStackSetOperationResults,
	listStackSetOperations,
	listStackSets,
	listTagsForResource,
	listTargetsForPolicy,
	modifyDocumentPermission,
	moveAccount,
	putMetricAlarm,
	putParameter,
	putRolePermissionsBoundary,
	putRolePolicy,
	registerDelegatedAdministrator,
	removeTagsFromResource,
	resetServiceSetting,
	sendAutomationSignal,
	setAlarmState,
	simulatePrincipalPolicy,
	startAssociationsOnce,
	startAutomationExecution,
	startChangeRequestExecution,
	startExecutionPreview,
	stopAutomationExecution,
	stopStackSetOperation,
	tagRole,
	updateAssumeRolePolicy,
	updateDocument,
	updateDocumentDefaultVersion,
	updateOrganizationalUnit,
	updateServiceSetting,
	updateStack,
	updateStackInstances,
	updateStackSet,
	validateTemplate,
];

const byName: ReadonlyMap<string, Operation> = new Map(
	allOperations.map(operation => [`${operation.service} ${operation.name}`, operation]),
);

/** The operation of a service with this name; `undefined` where the simulator doesn't serve it. */
export function findOperation(service: string, name: string): Operation | undefined {
	return byName.get(`${service} ${name}`);
}

/** The services of which anything is served. */
export function servedServices(): readonly string[] {
	return [...new Set(allOperations.map(({service}) => service))].sort();
}

/** The operations of a service that are served, by name. */
export function servedOperations(service: string): readonly string[] {
	return allOperations
		.filter(operation => operation.service === service)
		.map(({name}) => name)
		.sort();
}

/** The operations that are found by method and path, such as `POST /groups-list`. */
export const restOperations: RestOperations = new Map(
	allOperations.flatMap(operation =>
		operation.http === undefined
			? []
			: [[`${operation.http.method} ${operation.http.path}`, {...operation, http: operation.http}]],
	),
);
