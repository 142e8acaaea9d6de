import type {AutomationDocument, DocumentVersion} from './document.ts';
import {parseRunbook} from './parse-runbook.ts';

/** What one version of a document says. Written as JSON where it has no text of its own. */
export type DocumentContent = {readonly source: unknown; readonly yaml?: string};

/** A document as the worlds that come with the simulator write one. */
export type DocumentSource = {
	readonly name: string;
	/** A 12-digit account ID, or `Amazon`. */
	readonly owner: string;
	/** Left out for AWS-owned documents. */
	readonly region?: string;
	/** Each version, oldest first: what it says, or its YAML with what that says. */
	readonly contents: ReadonlyArray<DocumentContent>;
	/** By default the latest. */
	readonly defaultVersion?: string;
	readonly documentType?: AutomationDocument['documentType'];
	readonly createdAtMs?: number;
	readonly sharedWith?: readonly string[];
	readonly tags?: Readonly<Record<string, string>>;
	readonly displayName?: string;
	readonly author?: string;
	readonly category?: readonly string[];
	readonly platformTypes?: readonly string[];
	readonly targetType?: string;
};

/**
Make a document from what it says.

@throws Error where a runbook has mistakes: it is part of the program, so that is a bug.
*/
export function defineDocument(source: DocumentSource): AutomationDocument {
	const documentType = source.documentType ?? 'Automation';
	const createdAtMs = source.createdAtMs ?? Date.UTC(2024, 2, 14, 9, 30);
	const versions = source.contents.map(({source: said, yaml}, index): DocumentVersion => {
		const version = String(index + 1);
		const runbook = documentType === 'Automation' ? runbookOf(source.name, said) : undefined;
		return {
			version,
			format: documentType === 'ChangeCalendar' ? 'TEXT' : yaml === undefined ? 'JSON' : 'YAML',
			content: yaml ?? JSON.stringify(said, undefined, 2),
			createdAtMs: createdAtMs + index * 40 * 86_400_000,
			status: 'Active',
			runbook,
		};
	});
	return {
		name: source.name,
		owner: source.owner,
		region: source.owner === 'Amazon' ? undefined : source.region,
		documentType,
		versions,
		defaultVersion: source.defaultVersion ?? String(versions.length),
		sharedWith: source.sharedWith ?? [],
		tags: source.tags ?? {},
		...(source.displayName !== undefined && {displayName: source.displayName}),
		...(source.author !== undefined && {author: source.author}),
		category: source.category ?? [],
		categoryEnum: source.category ?? [],
		platformTypes: source.platformTypes ?? ['Windows', 'Linux', 'MacOS'],
		targetType: source.targetType,
		attachments: [],
	};
}

function runbookOf(name: string, source: unknown) {
	const parsed = parseRunbook(source);
	if ('runbook' in parsed) {
		return parsed.runbook;
	}
	throw new Error(`${name}: ${parsed.mistakes.map(({path, message}) => `${path} ${message}`).join('; ')}`);
}
