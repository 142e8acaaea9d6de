import {listRegions} from './account/list-regions.ts';
import {getRole} from './iam/get-role.ts';
import {listRoles} from './iam/list-roles.ts';
import {describeAlarms} from './monitoring/describe-alarms.ts';
import type {Operation, RestBinding} from './operation.ts';
import {deregisterDelegatedAdministrator} from './organizations/deregister-delegated-administrator.ts';
import {describeAccount} from './organizations/describe-account.ts';
import {describeOrganization} from './organizations/describe-organization.ts';
import {describeOrganizationalUnit} from './organizations/describe-organizational-unit.ts';
import {listAccounts} from './organizations/list-accounts.ts';
import {listAccountsForParent} from './organizations/list-accounts-for-parent.ts';
import {listChildren} from './organizations/list-children.ts';
import {listDelegatedAdministrators} from './organizations/list-delegated-administrators.ts';
import {listDelegatedServicesForAccount} from './organizations/list-delegated-services-for-account.ts';
import {listOrganizationalUnitsForParent} from './organizations/list-organizational-units-for-parent.ts';
import {listParents} from './organizations/list-parents.ts';
import {listRoots} from './organizations/list-roots.ts';
import {registerDelegatedAdministrator} from './organizations/register-delegated-administrator.ts';
import {listGroupResources} from './resource-groups/list-group-resources.ts';
import {listGroups} from './resource-groups/list-groups.ts';
import {addTagsToResource} from './ssm/add-tags-to-resource.ts';
import {describeAutomationExecutions} from './ssm/describe-automation-executions.ts';
import {describeAutomationStepExecutions} from './ssm/describe-automation-step-executions.ts';
import {describeDocument} from './ssm/describe-document.ts';
import {describeDocumentPermission} from './ssm/describe-document-permission.ts';
import {getAutomationExecution} from './ssm/get-automation-execution.ts';
import {getDocument} from './ssm/get-document.ts';
import {getExecutionPreview} from './ssm/get-execution-preview.ts';
import {getParameter} from './ssm/get-parameter.ts';
import {getParameters} from './ssm/get-parameters.ts';
import {getParametersByPath} from './ssm/get-parameters-by-path.ts';
import {listDocumentVersions} from './ssm/list-document-versions.ts';
import {listDocuments} from './ssm/list-documents.ts';
import {listTagsForResource} from './ssm/list-tags-for-resource.ts';
import {sendAutomationSignal} from './ssm/send-automation-signal.ts';
import {startAutomationExecution} from './ssm/start-automation-execution.ts';
import {startExecutionPreview} from './ssm/start-execution-preview.ts';
import {stopAutomationExecution} from './ssm/stop-automation-execution.ts';
import {assumeRole} from './sts/assume-role.ts';
import {getCallerIdentity} from './sts/get-caller-identity.ts';

/** Every operation that the simulator serves. */
export const allOperations: readonly Operation[] = [
	addTagsToResource,
	assumeRole,
	deregisterDelegatedAdministrator,
	describeAccount,
	describeAlarms,
	describeAutomationExecutions,
	describeAutomationStepExecutions,
	describeDocument,
	describeDocumentPermission,
	describeOrganization,
	describeOrganizationalUnit,
	getAutomationExecution,
	getCallerIdentity,
	getDocument,
	getExecutionPreview,
	getParameter,
	getParameters,
	getParametersByPath,
	getRole,
	listAccounts,
	listAccountsForParent,
	listChildren,
	listDelegatedAdministrators,
	listDelegatedServicesForAccount,
	listDocuments,
	listDocumentVersions,
	listGroupResources,
	listGroups,
	listOrganizationalUnitsForParent,
	listParents,
	listRegions,
	listRoles,
	listRoots,
	listTagsForResource,
	registerDelegatedAdministrator,
	sendAutomationSignal,
	startAutomationExecution,
	startExecutionPreview,
	stopAutomationExecution,
];

const byName: ReadonlyMap<string, Operation> = new Map(
	allOperations.map(operation => [`${operation.service} ${operation.name}`, operation]),
);

/** The operation of a service with this name; `undefined` where the simulator doesn't serve it. */
export function findOperation(service: string, name: string): Operation | undefined {
	return byName.get(`${service} ${name}`);
}

/** The operations that are found by method and path, such as `POST /groups-list`. */
export const restOperations: ReadonlyMap<string, Operation & {readonly http: RestBinding}> = new Map(
	allOperations.flatMap(operation =>
		operation.http === undefined
			? []
			: [[`${operation.http.method} ${operation.http.path}`, {...operation, http: operation.http}]],
	),
);
