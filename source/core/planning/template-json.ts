import {type CollectionTag, parseDocument, type ScalarTag, YAMLMap, YAMLSeq} from 'yaml';

const functions = ['Equals', 'GetAtt', 'If', 'Join', 'Not', 'Ref', 'Sub'];

/**
A CloudFormation template in YAML as one in JSON, with the functions in their long form: `!Ref Name` becomes `{"Ref": "Name"}`, `!Sub text` becomes `{"Fn::Sub": "text"}`, `!GetAtt A.B` becomes `{"Fn::GetAtt": ["A", "B"]}`.

Throws where the template uses a function that isn't among those above: it would be lost.

@see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
*/
export function printTemplateAsJson(template: string): string {
	const customTags = functions.flatMap(name => [scalarTag(name), sequenceTag(name)]);
	const document = parseDocument(template, {customTags});
	const [mistake] = [...document.errors, ...document.warnings];
	if (mistake !== undefined) {
		throw mistake;
	}

	return `${JSON.stringify(document.toJS(), undefined, 2)}\n`;
}

function scalarTag(name: string): ScalarTag {
	return {
		tag: `!${name}`,
		resolve: text => ({[keyOf(name)]: name === 'GetAtt' ? splitAtFirstDot(text) : text}),
	};
}

function sequenceTag(name: string): CollectionTag {
	return {
		tag: `!${name}`,
		collection: 'seq',
		resolve(value) {
			const call = new YAMLMap();
			const list = new YAMLSeq();
			list.items = value.items;
			call.set(keyOf(name), list);
			return call;
		},
	};
}

function keyOf(name: string): string {
	return name === 'Ref' ? 'Ref' : `Fn::${name}`;
}

function splitAtFirstDot(text: string): readonly string[] {
	const dot = text.indexOf('.');
	return [text.slice(0, dot), text.slice(dot + 1)];
}
