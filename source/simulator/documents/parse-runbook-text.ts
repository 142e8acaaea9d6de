import {type Document, parseDocument, type ScalarTag, type Tags, type YAMLError} from 'yaml';
import {indentContinuations} from './mend-yaml.ts';

/*
Apart from `parse-runbook.ts`, so that a world whose runbooks are JSON, as the ones that ship, starts without loading a YAML parser.
*/

/** Which words and numbers plain YAML scalars stand for: `yes`, `010` and `1_000` are no texts in 1.1. */
export type YamlVersion = '1.1' | '1.2';

/** What a runbook's text says as plain values, with what AWS takes though YAML's specification doesn't; or why it can't be read. */
export type ReadRunbook = {readonly source: unknown; readonly warnings: readonly string[]} | {readonly mistake: string};

/**
Read a runbook from YAML or JSON as Java's reader does, which AWS uses.

It takes flow collections and quoted texts whose lines aren't indented, and a key said twice, of which the last counts.
*/
export function readRunbookText(text: string, version: YamlVersion = '1.1'): ReadRunbook {
	const json = text.trimStart().startsWith('{') ? readJson(text) : undefined;
	if (json) {
		return json;
	}
	let document = parse(text, version);
	const warnings: string[] = [];
	if (document.errors.some(error => !isHarmless(error))) {
		const first = document.errors.find(error => !isHarmless(error))!;
		const mended = parse(indentContinuations(text), version);
		if (mended.errors.some(error => !isHarmless(error))) {
			return {mistake: firstLine(first)};
		}
		document = mended;
		warnings.push(`${firstLine(first)}: AWS reads it all the same`);
	}
	warnings.push(...document.errors.map(error => `${firstLine(error)}: the last one counts`));
	try {
		return {source: document.toJS({maxAliasCount: 1000}), warnings};
	} catch (error) {
		return {mistake: error instanceof Error ? error.message : String(error)};
	}
}

/** JSON first, since reading it takes a tenth of the time; what isn't JSON may still be a flow map of YAML. */
function readJson(text: string): ReadRunbook | undefined {
	try {
		return {source: JSON.parse(text), warnings: []};
	} catch {
		return undefined;
	}
}

function parse(text: string, version: YamlVersion): Document.Parsed {
	return parseDocument(text, {
		version,
		strict: false,
		stringKeys: true,
		logLevel: 'silent',
		...(version === '1.1' && {customTags: asInJava}),
	});
}

/** Java's reader knows no `y` and `n`, and takes `09` for a text; moments stay the texts that they are. */
function asInJava(tags: Tags): Tags {
	return tags
		.filter(tag => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp')
		.map(tag => {
			if (!isScalarTag(tag)) {
				return tag;
			}
			if (tag.tag === 'tag:yaml.org,2002:bool') {
				return {...tag, test: tag.test?.test('true') ? yes : no};
			}
			return tag.tag === 'tag:yaml.org,2002:int' && tag.format === undefined ? {...tag, test: decimal} : tag;
		});
}

function isScalarTag(tag: Tags[number]): tag is ScalarTag {
	return typeof tag !== 'string' && tag.collection === undefined;
}

const yes = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const no = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const decimal = /^[-+]?(?:0|[1-9][0-9_]*)$/;

function isHarmless({code}: YAMLError): boolean {
	return code === 'DUPLICATE_KEY';
}

function firstLine({message}: Error): string {
	return message.split('\n')[0]!.replace(/:$/, '');
}
