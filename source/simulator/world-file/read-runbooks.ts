import {stringify} from 'yaml';
import {storeReferences} from '../documents/check-runbook.ts';
import {type DocumentContent, defineDocument} from '../documents/define-document.ts';
import type {AutomationDocument} from '../documents/document.ts';
import {parseRunbook} from '../documents/parse-runbook.ts';
import {readRunbookText} from '../documents/parse-runbook-text.ts';
import type {Settings} from '../settings.ts';
import {type Context, readAccountId} from './context.ts';
import type {Value} from './value.ts';

/**
The runbooks of a world file, by name: Systems Manager documents of schema 0.3, as a map or as the text of one.

A map with `content` or `versions` says more about the document; any other map is the runbook itself.
*/
export function readRunbooks(value: Value | undefined, context: Context): readonly AutomationDocument[] {
	return (value?.asEntries() ?? []).flatMap(([name, runbook]) => {
		if (!/^[a-zA-Z0-9_.-]{3,128}$/.test(name)) {
			runbook.say('a name has 3 to 128 letters, digits, dots, hyphens and underscores');
		}
		const document = readRunbook(name, runbook, context);
		return document ? [document] : [];
	});
}

const memberNames = [
	'content',
	'versions',
	'defaultVersion',
	'owner',
	'region',
	'sharedWith',
	'tags',
	'displayName',
	'category',
	'platformTypes',
	'targetType',
];

function readRunbook(name: string, value: Value, context: Context): AutomationDocument | undefined {
	const isDescribed =
		value.isMap && value.asEntries().some(([member]) => member === 'content' || member === 'versions');
	const members = isDescribed ? value.asMap(memberNames) : undefined;
	const contents = members ? (members.get('versions')?.asList() ?? [members.get('content')!]) : [value];
	const read = contents.map(content => readContent(content, context.settings));
	const owner = members?.get('owner');
	const list = (member: string) =>
		members
			?.get(member)
			?.asOneOrMore()
			.map(item => item.asText());
	const optional = (member: string) => {
		const text = members?.get(member)?.asText();
		return text === undefined ? {} : {[member]: text};
	};
	if (read.length === 0) {
		value.say('must have at least one version');
	}
	if (read.length === 0 || read.includes(undefined)) {
		return undefined;
	}
	return defineDocument({
		name,
		owner:
			owner === undefined || owner.asText() === 'Amazon'
				? (owner?.asText() ?? context.central.accountId)
				: readAccountId(owner, context),
		region: members?.get('region')?.asText() ?? context.central.region,
		contents: read as readonly DocumentContent[],
		sharedWith: list('sharedWith') ?? ['all'],
		tags: Object.fromEntries(
			members
				?.get('tags')
				?.asEntries()
				.map(([key, tag]) => [key, tag.asText()]) ?? [],
		),
		category: list('category') ?? [],
		platformTypes: list('platformTypes') ?? ['Windows', 'Linux', 'MacOS'],
		...optional('defaultVersion'),
		...optional('displayName'),
		...optional('targetType'),
	});
}

/** What a runbook says; `undefined` where AWS would refuse to create it, which is no reason to do without the rest of the world. */
function readContent(value: Value, settings: Settings): DocumentContent | undefined {
	const text = value.isMap ? (value.asYaml() ?? stringify(value.asPlain())) : value.asText();
	const read = readRunbookText(text, settings.runbookYaml);
	if ('mistake' in read) {
		value.warn(`is left out, AWS refuses it: InvalidDocumentContent: ${read.mistake}`);
		return undefined;
	}
	for (const warning of read.warnings) {
		value.warn(warning);
	}
	const parsed = parseRunbook(read.source);
	if ('mistakes' in parsed) {
		for (const {path, message} of parsed.mistakes) {
			warnAt(value, path, `is left out, AWS refuses it: InvalidDocumentContent: ${path} ${message}`.trimEnd());
		}
		return undefined;
	}
	const store = storeReferences(parsed.runbook.mainSteps);
	for (const path of store) {
		const refusal = `InvalidDocumentContent: ${path} refers to Parameter Store, which only the default of a parameter may`;
		warnAt(
			value,
			path,
			settings.storeReferencesInSteps ? `AWS refuses it: ${refusal}` : `is left out, AWS refuses it: ${refusal}`,
		);
	}
	if (store.length > 0 && !settings.storeReferencesInSteps) {
		return undefined;
	}
	return text.trimStart().startsWith('{') && isJson(text) ? {source: read.source} : {source: read.source, yaml: text};
}

function warnAt(value: Value, path: string, message: string): void {
	const below = path.split(/[.[\]]+/).filter(part => part !== '');
	value.warn(
		message,
		below.map(part => (/^\d+$/.test(part) ? Number(part) : part)),
	);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
