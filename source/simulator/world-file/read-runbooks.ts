import {stringify} from 'yaml';
import {type DocumentContent, defineDocument} from '../documents/define-document.ts';
import type {AutomationDocument} from '../documents/document.ts';
import {parseRunbook} from '../documents/parse-runbook.ts';
import {readRunbookText} from '../documents/parse-runbook-text.ts';
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
	const read = contents.map(content => readContent(content));
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

/** What a runbook says that has no mistakes. */
function readContent(value: Value): DocumentContent | undefined {
	const text = value.isMap ? stringify(value.asPlain()) : value.asText();
	const read = value.isMap ? {source: value.asPlain()} : readRunbookText(text);
	if ('mistake' in read) {
		value.say(read.mistake);
		return undefined;
	}
	const parsed = parseRunbook(read.source);
	if ('runbook' in parsed) {
		return text.trimStart().startsWith('{') ? read : {...read, yaml: text};
	}
	for (const {path, message} of parsed.mistakes) {
		const below = path.split(/[.[\]]+/).filter(part => part !== '');
		value.say(
			`${path} ${message}`.trim(),
			below.map(part => (/^\d+$/.test(part) ? Number(part) : part)),
		);
	}
	return undefined;
}
