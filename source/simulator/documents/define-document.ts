import type {AutomationDocument, DocumentVersion} from './document.ts';
import {parseRunbook} from './parse-runbook.ts';

/** A document as the worlds that come with the simulator write one. */
export type DocumentSource = {
	readonly name: string;
	/** A 12-digit account ID, or `Amazon`. */
	readonly owner: string;
	/** Left out for AWS-owned documents. */
	readonly region?: string;
	/** The text of each version, oldest first; YAML or JSON. */
	readonly contents: readonly string[];
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
Make a document from its text.

@throws Error where a runbook has mistakes: it is part of the program, so that is a bug.
*/
export function defineDocument(source: DocumentSource): AutomationDocument {
	const documentType = source.documentType ?? 'Automation';
	const createdAtMs = source.createdAtMs ?? Date.UTC(2024, 2, 14, 9, 30);
	const versions = source.contents.map((content, index): DocumentVersion => {
		const version = String(index + 1);
		const isJson = content.trimStart().startsWith('{');
		const runbook = documentType === 'Automation' ? runbookOf(source.name, content) : undefined;
		return {
			version,
			format: isJson ? 'JSON' : 'YAML',
			content,
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

function runbookOf(name: string, content: string) {
	const parsed = parseRunbook(content);
	if ('runbook' in parsed) return parsed.runbook;
	throw new Error(`${name}: ${parsed.mistakes.map(({path, message}) => `${path} ${message}`).join('; ')}`);
}
