import type {Operation} from './operation.ts';
import {
	deregisterDelegatedAdministrator,
	listDelegatedAdministrators,
	listDelegatedServicesForAccount,
	registerDelegatedAdministrator,
} from './organizations/delegation.ts';
import {
	describeAccount,
	describeOrganization,
	describeOrganizationalUnit,
	listAccounts,
	listAccountsForParent,
	listChildren,
	listOrganizationalUnitsForParent,
	listParents,
	listRoots,
} from './organizations/reads.ts';
import {describeAutomationExecutions} from './ssm/describe-automation-executions.ts';
import {describeAutomationStepExecutions} from './ssm/describe-automation-step-executions.ts';
import {describeDocument} from './ssm/describe-document.ts';
import {describeDocumentPermission} from './ssm/describe-document-permission.ts';
import {getExecutionPreview, startExecutionPreview} from './ssm/execution-preview.ts';
import {getAutomationExecution} from './ssm/get-automation-execution.ts';
import {getDocument} from './ssm/get-document.ts';
import {listDocumentVersions} from './ssm/list-document-versions.ts';
import {listDocuments} from './ssm/list-documents.ts';
import {getParameter, getParameters, getParametersByPath} from './ssm/parameters.ts';
import {sendAutomationSignal} from './ssm/send-automation-signal.ts';
import {startAutomationExecution} from './ssm/start-automation-execution.ts';
import {stopAutomationExecution} from './ssm/stop-automation-execution.ts';
import {addTagsToResource, listTagsForResource} from './ssm/tags.ts';
import {assumeRole} from './sts/assume-role.ts';
import {getCallerIdentity} from './sts/get-caller-identity.ts';

/** Every operation that the simulator serves. */
export const allOperations: readonly Operation[] = [
	registerDelegatedAdministrator,
	deregisterDelegatedAdministrator,
	listDelegatedAdministrators,
	listDelegatedServicesForAccount,
	describeOrganization,
	listRoots,
	listAccounts,
	listAccountsForParent,
	listOrganizationalUnitsForParent,
	listChildren,
	listParents,
	describeAccount,
	describeOrganizationalUnit,
	describeAutomationExecutions,
	describeAutomationStepExecutions,
	describeDocumentPermission,
	describeDocument,
	startExecutionPreview,
	getExecutionPreview,
	getAutomationExecution,
	getDocument,
	listDocumentVersions,
	listDocuments,
	getParametersByPath,
	getParameters,
	getParameter,
	sendAutomationSignal,
	startAutomationExecution,
	stopAutomationExecution,
	listTagsForResource,
	addTagsToResource,
	assumeRole,
	getCallerIdentity,
];
