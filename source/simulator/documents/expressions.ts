/** Finds the value of a reference such as `InstanceId`, `createImage.ImageId` or `global:REGION`; `undefined` where there is none. */
export type Scope = (reference: string) => unknown;

const wholeReference = /^\{\{\s*([^{}]+?)\s*\}\}$/;
const anyReference = /\{\{\s*([^{}]+?)\s*\}\}/g;

/**
Fill in the references of a step's inputs.

A text that is nothing but one reference becomes the value itself, so lists stay lists; as an item of a list it brings its own items, so that `['{{ step.List }}']` is the list. A reference that leads nowhere stays as it is written.
*/
export function fillIn(value: unknown, scope: Scope): unknown {
	if (typeof value === 'string') {
		return fillInText(value, scope);
	}
	if (Array.isArray(value)) {
		return value.flatMap(item => (isReference(item) ? fillIn(item, scope) : [fillIn(item, scope)]));
	}
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, scope)]));
	}
	return value;
}

/** Whether a value is a text that is nothing but one reference. */
export function isReference(value: unknown): value is string {
	return typeof value === 'string' && wholeReference.test(value);
}

/** Every reference in a value, in order, without its braces. */
export function referencesIn(value: unknown): readonly string[] {
	if (typeof value === 'string') {
		return [...value.matchAll(anyReference)].map(([, reference]) => reference!);
	}
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

/** A value as AWS lists it in outputs: always a list of texts. */
export function toTexts(value: unknown): readonly string[] {
	if (value === undefined || value === null) {
		return [];
	}
	return Array.isArray(value) ? value.map(toText) : [toText(value)];
}

/** A value as one text: JSON, unless it is a text already. */
export function toText(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function fillInText(source: string, scope: Scope): unknown {
	const whole = wholeReference.exec(source);
	if (whole) {
		return scope(whole[1]!) ?? source;
	}
	return source.replace(anyReference, (written, reference: string) => {
		const value = scope(reference);
		return value === undefined ? written : toText(value);
	});
}
