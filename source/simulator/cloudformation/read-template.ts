import {type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument} from 'yaml';
import {formatError, type Template, templateFrom} from './template.ts';

/* Separate from `template.ts`, so that the simulator starts without loading a YAML parser. */

/** The short forms of functions that YAML templates have: `!Sub` is `Fn::Sub`. */
const functions: ReadonlySet<string> = new Set(
	[
		'And Base64 Cidr Equals FindInMap GetAtt GetAZs If ImportValue Join Length Not Or Select Split Sub',
		'ToJsonString Transform',
	]
		.join(' ')
		.split(' '),
);

/**
Read a template from YAML or JSON.

@throws ValidationError in CloudFormation's words.
*/
export function readTemplate(text: string): Template {
	const document = parseDocument(text, {logLevel: 'silent', version: '1.1', stringKeys: true});
	const [error] = document.errors;
	if (error) {
		const {line, col} = error.linePos?.[0] ?? {line: 1, col: 1};
		throw formatError(`YAML not well-formed. (line ${line}, column ${col})`);
	}
	if (!isMap(document.contents)) {
		throw formatError('unsupported structure.');
	}
	return templateFrom(toValue(document.contents, document));
}

/** A node keeps a tag that the schema doesn't know: so the short forms are recognized. */
function toValue(node: unknown, document: Document): unknown {
	if (isAlias(node)) {
		return toValue(node.resolve(document), document);
	}
	const plain = toPlain(node, document);
	const tag = (node as Node | null)?.tag ?? '';
	const name = tag.startsWith('!') ? tag.slice(1) : '';
	if (name === 'Ref' || name === 'Condition') {
		return {[name]: plain};
	}
	if (!functions.has(name)) {
		return plain;
	}
	return {[`Fn::${name}`]: name === 'GetAtt' && typeof plain === 'string' ? splitOnce(plain) : plain};
}

function toPlain(node: unknown, document: Document): unknown {
	if (isMap(node)) {
		return Object.fromEntries(
			node.items.map(({key, value}) => [String(isScalar(key) ? key.value : key), toValue(value, document)]),
		);
	}
	if (isSeq(node)) {
		return node.items.map(item => toValue(item, document));
	}
	if (!isScalar(node)) {
		return undefined;
	}
	// `2012-10-17` stays a string.
	return node.value instanceof Date ? (node.source ?? '') : node.value;
}

function splitOnce(text: string): readonly string[] {
	const at = text.indexOf('.');
	return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
