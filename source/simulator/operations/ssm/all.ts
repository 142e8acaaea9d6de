import type {Operation} from '../operation.ts';
import {addTagsToResource} from './add-tags-to-resource.ts';
import {createAssociation} from './create-association.ts';
import {createDocument} from './create-document.ts';
import {deleteAssociation} from './delete-association.ts';
import {deleteDocument} from './delete-document.ts';
import {deleteParameter} from './delete-parameter.ts';
import {describeAssociation} from './describe-association.ts';
import {describeAutomationExecutions} from './describe-automation-executions.ts';
import {describeAutomationStepExecutions} from './describe-automation-step-executions.ts';
import {describeDocument} from './describe-document.ts';
import {describeDocumentPermission} from './describe-document-permission.ts';
import {describeParameters} from './describe-parameters.ts';
import {getAutomationExecution} from './get-automation-execution.ts';
import {getCalendarState} from './get-calendar-state.ts';
import {getCommandInvocation} from './get-command-invocation.ts';
import {getDocument} from './get-document.ts';
import {getExecutionPreview} from './get-execution-preview.ts';
import {getParameter} from './get-parameter.ts';
import {getParameters} from './get-parameters.ts';
import {getParametersByPath} from './get-parameters-by-path.ts';
import {getServiceSetting} from './get-service-setting.ts';
import {listAssociations} from './list-associations.ts';
import {listCommandInvocations} from './list-command-invocations.ts';
import {listDocumentVersions} from './list-document-versions.ts';
import {listDocuments} from './list-documents.ts';
import {listTagsForResource} from './list-tags-for-resource.ts';
import {modifyDocumentPermission} from './modify-document-permission.ts';
import {putParameter} from './put-parameter.ts';
import {removeTagsFromResource} from './remove-tags-from-resource.ts';
import {resetServiceSetting} from './reset-service-setting.ts';
import {sendAutomationSignal} from './send-automation-signal.ts';
import {startAssociationsOnce} from './start-associations-once.ts';
import {startAutomationExecution} from './start-automation-execution.ts';
import {startChangeRequestExecution} from './start-change-request-execution.ts';
import {startExecutionPreview} from './start-execution-preview.ts';
import {stopAutomationExecution} from './stop-automation-execution.ts';
import {updateDocument} from './update-document.ts';
import {updateDocumentDefaultVersion} from './update-document-default-version.ts';
import {updateServiceSetting} from './update-service-setting.ts';

export const ssmOperations: readonly Operation[] = [
	addTagsToResource,
	createAssociation,
	createDocument,
	deleteAssociation,
	deleteDocument,
	deleteParameter,
	describeAssociation,
	describeAutomationExecutions,
	describeAutomationStepExecutions,
	describeDocument,
	describeDocumentPermission,
	describeParameters,
	getAutomationExecution,
	getCalendarState,
	getCommandInvocation,
	getDocument,
	getExecutionPreview,
	getParameter,
	getParameters,
	getParametersByPath,
	getServiceSetting,
	listAssociations,
	listCommandInvocations,
	listDocumentVersions,
	listDocuments,
	listTagsForResource,
	modifyDocumentPermission,
	putParameter,
	removeTagsFromResource,
	resetServiceSetting,
	sendAutomationSignal,
	startAssociationsOnce,
	startAutomationExecution,
	startChangeRequestExecution,
	startExecutionPreview,
	stopAutomationExecution,
	updateDocument,
	updateDocumentDefaultVersion,
	updateServiceSetting,
];
