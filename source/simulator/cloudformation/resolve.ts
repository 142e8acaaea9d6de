import {asMap, invalid, type Template} from './template.ts';

/** The values that a template's functions read. */
export type Scope = {
	readonly template: Template;
	readonly parameters: ReadonlyMap<string, string>;
	readonly pseudo: Readonly<Record<string, unknown>>;
	/** What `Ref` and `Fn::GetAtt` return for an existing resource. */
	resource(name: string, attribute: string | undefined): unknown;
};

/** `AWS::NoValue`: the member is left out. */
const noValue = Symbol('AWS::NoValue');

/**
Evaluate an expression of a template.

@throws ValidationError for a function that it can't work out.
@see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
*/
export function resolve(value: unknown, scope: Scope): unknown {
	const resolved = resolveDeep(value, scope);
	return resolved === noValue ? undefined : resolved;
}

/** Evaluate a condition of a template. */
export function holds(name: string, scope: Scope): boolean {
	const condition = scope.template.conditions[name];
	if (condition === undefined) {
		throw invalid(`Template error: unresolved condition dependency: ${name}`);
	}
	return isTrue(condition, scope);
}

function resolveDeep(value: unknown, scope: Scope): unknown {
	if (Array.isArray(value)) {
		return value.map(one => resolveDeep(one, scope)).filter(one => one !== noValue);
	}
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	const entries = Object.entries(value);
	const [first] = entries;
	if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
		return call(first[0], first[1], scope);
	}
	return Object.fromEntries(
		entries.map(([key, one]) => [key, resolveDeep(one, scope)] as const).filter(([, one]) => one !== noValue),
	);
}

function call(name: string, argument: unknown, scope: Scope): unknown {
	const list = (): readonly unknown[] => {
		const resolved = resolveDeep(argument, scope);
		return Array.isArray(resolved) ? resolved : [resolved];
	};
	switch (name) {
		case 'Ref':
			return reference(String(argument), scope);
		case 'Fn::GetAtt': {
			const [resource, attribute] = list();
			return scope.resource(String(resource), String(attribute));
		}
		case 'Fn::Sub':
			return substitute(argument, scope);
		case 'Fn::If': {
			const [condition, yes, no] = argument as readonly unknown[];
			return resolveDeep(holds(String(condition), scope) ? yes : no, scope);
		}
		case 'Fn::Join': {
			const [separator, parts] = list();
			return (parts as readonly unknown[]).map(String).join(String(separator));
		}
		case 'Fn::Split': {
			const [separator, text] = list();
			return String(text).split(String(separator));
		}
		case 'Fn::Select': {
			const [index, parts] = list();
			return (parts as readonly unknown[])[Number(index)];
		}
		case 'Fn::FindInMap': {
			const [map, top, second] = list();
			return asMap(asMap(scope.template.mappings[String(map)])[String(top)])[String(second)];
		}
		case 'Fn::Base64':
			return Buffer.from(String(resolveDeep(argument, scope))).toString('base64');
		case 'Fn::Length':
			return (resolveDeep(argument, scope) as readonly unknown[]).length;
		case 'Fn::ToJsonString':
			return JSON.stringify(resolveDeep(argument, scope));
		default:
			return isCondition(name) ? isTrue({[name]: argument}, scope) : unsupported(name);
	}
}

function isCondition(name: string): boolean {
	return ['Fn::Equals', 'Fn::Not', 'Fn::And', 'Fn::Or'].includes(name);
}

function unsupported(name: string): never {
	throw invalid(`Template error: the simulator doesn't work out ${name}`);
}

function reference(name: string, scope: Scope): unknown {
	if (name === 'AWS::NoValue') {
		return noValue;
	}
	if (name in scope.pseudo) {
		return scope.pseudo[name];
	}
	const value = scope.parameters.get(name);
	if (value === undefined) {
		return scope.resource(name, undefined);
	}
	const type = scope.template.parameters.get(name)?.type ?? 'String';
	return /^(?:CommaDelimitedList|List<)/.test(type) ? value.split(',').map(part => part.trim()) : value;
}

function substitute(argument: unknown, scope: Scope): string {
	const [text, own] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument, {}];
	const values = asMap(own);
	return String(text).replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
		if (literal === '!') {
			return `\${${name}}`;
		}
		if (name in values) {
			return String(resolveDeep(values[name], scope));
		}
		const dot = name.indexOf('.');
		const value = dot === -1 ? reference(name, scope) : scope.resource(name.slice(0, dot), name.slice(dot + 1));
		return value === undefined ? whole : Array.isArray(value) ? value.join(',') : String(value);
	});
}

function isTrue(condition: unknown, scope: Scope): boolean {
	const [[name = '', argument] = ['', undefined]] = Object.entries(asMap(condition));
	const list = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
	switch (name) {
		case 'Condition':
			return holds(String(argument), scope);
		case 'Fn::Equals':
			return String(resolveDeep(list[0], scope)) === String(resolveDeep(list[1], scope));
		case 'Fn::Not':
			return !isTrue(list[0], scope);
		case 'Fn::And':
			return list.every(one => isTrue(one, scope));
		case 'Fn::Or':
			return list.some(one => isTrue(one, scope));
		default:
			throw invalid('Template error: every condition must be one of Fn::And, Fn::Equals, Fn::Not, Fn::Or, Condition');
	}
}
