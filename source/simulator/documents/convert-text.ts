import {stringify} from 'yaml';
import {readRunbookText} from './parse-runbook-text.ts';

/** A document's YAML as JSON. */
export function yamlToJson(text: string): string {
	const read = readRunbookText(text);
	return JSON.stringify('mistake' in read ? {} : read.source, undefined, 2);
}

/** A document's JSON as YAML. */
export function jsonToYaml(text: string): string {
	return stringify(JSON.parse(text));
}
