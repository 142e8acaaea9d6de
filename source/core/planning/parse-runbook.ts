import {parse} from 'yaml';
import {type Failure, fail, type Outcome, succeed} from '../domain/failure.ts';
import type {Runbook, RunbookParameter, RunbookStep} from '../domain/runbook.ts';
import {declareSecretNames} from '../domain/secrets/secrets.ts';
import {isRecord} from '../domain/shape.ts';

/** What is known of a runbook besides its content. */
export type RunbookFacts = Partial<Pick<Runbook, 'owner' | 'version' | 'categories' | 'platformTypes'>> & {
	readonly name: string;
	/** `DescribeDocument`'s description, where the content has none. */
	readonly description?: string | null;
};

/**
Read a runbook's content, JSON or YAML of schema version 0.3.

Tolerant: AWS accepted the document, so what is odd in it is left out rather than refused.

@returns `invalid` for text that isn't a document of schema version 0.3.
*/
export function parseRunbook(content: string, facts: RunbookFacts): Outcome<Runbook> {
	const refuse = (because: string): Outcome<Runbook> =>
		fail({kind: 'invalid', what: `Couldn't read the runbook ${facts.name}`, because} satisfies Failure);
	let document: unknown;
	try {
		document = parse(content);
	} catch (error) {
		return refuse(error instanceof Error ? error.message : String(error));
	}

	if (!isRecord(document) || String(document.schemaVersion) !== '0.3') {
		return refuse('It is not an Automation runbook of schema version 0.3');
	}

	const parameters = toEntries(document.parameters).map(([name, value]) => toParameter(name, value));
	declareSecretNames(parameters.filter(({isSecret}) => isSecret).map(({name}) => name));
	return succeed({
		name: facts.name,
		owner: facts.owner ?? null,
		version: facts.version ?? null,
		description: toText(document.description) ?? facts.description ?? null,
		categories: facts.categories ?? [],
		platformTypes: facts.platformTypes ?? [],
		assumeRole: toText(document.assumeRole),
		parameters,
		steps: toSteps(document.mainSteps),
	});
}

function toParameter(name: string, source: unknown): RunbookParameter {
	const value = isRecord(source) ? source : {};
	return {
		name,
		type: toText(value.type) ?? 'String',
		description: toText(value.description),
		isRequired: value.default === undefined,
		default: toValues(value.default),
		allowedValues: Array.isArray(value.allowedValues) ? value.allowedValues.map(toValue) : null,
		allowedPattern: toText(value.allowedPattern),
		minItems: toNumber(value.minItems),
		maxItems: toNumber(value.maxItems),
		minChars: toNumber(value.minChars),
		maxChars: toNumber(value.maxChars),
		isSecret: isDeclaredSecret(value),
	};
}

/** AWS knows no such mark for Automation; CloudFormation's and Parameter Store's are what authors write. */
function isDeclaredSecret(declared: Readonly<Record<string, unknown>>): boolean {
	const marks = Object.entries(declared).filter(([key]) => /^(no_?echo|sensitive|secret|is_?secret)$/i.test(key));
	return (
		marks.some(([, mark]) => mark === true || mark === 'true') ||
		/secure_?string|password/i.test(`${toText(declared.type)} ${toText(declared.displayType)}`) ||
		/\{\{\s*(ssm-secure|resolve:(secretsmanager|ssm-secure)):/.test(toText(declared.default) ?? '')
	);
}

function toSteps(source: unknown): RunbookStep[] {
	return (Array.isArray(source) ? source : []).filter(isRecord).map(step => ({
		name: toText(step.name) ?? '',
		action: toText(step.action) ?? '',
		description: toText(step.description),
		onFailure: toText(step.onFailure) ?? 'Abort',
		timeoutSeconds: toNumber(step.timeoutSeconds),
		// An aws:loop keeps its steps among its inputs.
		steps: toSteps(isRecord(step.inputs) ? step.inputs.Steps : undefined),
	}));
}

/** A default or a plan's value as the API takes it: a list of strings. */
function toValues(value: unknown): readonly string[] {
	if (value === undefined || value === null || value === '') {
		return [];
	}

	return Array.isArray(value) ? value.map(toValue) : [toValue(value)];
}

function toValue(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function toText(value: unknown): string | null {
	return value === undefined || value === null ? null : toValue(value);
}

function toNumber(value: unknown): number | null {
	const number = Number(value ?? Number.NaN);
	return Number.isFinite(number) ? number : null;
}

function toEntries(value: unknown): [string, unknown][] {
	return isRecord(value) ? Object.entries(value) : [];
}
