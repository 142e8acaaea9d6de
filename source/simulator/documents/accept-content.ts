import {ServiceError} from '../service-error.ts';
import type {Settings} from '../settings.ts';
import {readCalendar} from './calendar.ts';
import {storeReferences} from './check-runbook.ts';
import type {DocumentVersion} from './document.ts';
import {parseRunbook} from './parse-runbook.ts';

/** The maximum size of a document's content. @see https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const mostBytes = 64 * 1024;

/**
Check and parse a document's content as Systems Manager does when one is created or updated.

@throws MaxDocumentSizeExceeded; InvalidDocumentContent with all that is wrong in it; InvalidDocumentSchemaVersion.
*/
export async function acceptContent(
	content: string,
	documentType: string,
	format: DocumentVersion['format'],
	settings: Settings,
): Promise<Pick<DocumentVersion, 'runbook'>> {
	if (Buffer.byteLength(content) > mostBytes) {
		throw new ServiceError('MaxDocumentSizeExceeded', `Document exceeds the maximum size of ${mostBytes} bytes`);
	}
	if (documentType === 'ChangeCalendar') {
		readCalendar(content);
		return {runbook: undefined};
	}
	// Loaded when first needed: worlds whose runbooks are JSON don't need it.
	const {readRunbookText} = await import('./parse-runbook-text.ts');
	const read = readRunbookText(content, settings.runbookYaml);
	if ('mistake' in read) {
		throw refused(`${format} not well-formed. ${read.mistake}`);
	}
	if (documentType !== 'Automation') {
		return {runbook: undefined};
	}
	const parsed = parseRunbook(read.source);
	if ('mistakes' in parsed) {
		throw refused(parsed.mistakes.map(({path, message}) => `${path} ${message}`.trim()).join('; '));
	}
	const [store] = storeReferences(parsed.runbook.mainSteps);
	if (store !== undefined) {
		throw refused(`${store} refers to Parameter Store, which only the default of a parameter may`);
	}
	return {runbook: parsed.runbook};
}

function refused(message: string): ServiceError {
	return new ServiceError('InvalidDocumentContent', message);
}
