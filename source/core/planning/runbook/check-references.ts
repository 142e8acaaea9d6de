import {isRecord} from '../../domain/shape.ts';
import type {Path, Say} from './check-runbook.ts';

/** What a runbook's references may name. */
export type Known = {
	readonly parameters: ReadonlySet<string>;
	readonly variables: ReadonlySet<string>;
	/** Steps of loops included. */
	readonly steps: ReadonlySet<string>;
};

/** `{{ name }}`, `{{ step.Output }}`, `{{ global:REGION }}`. Text in braces with other characters belongs to another language. */
const referenceForm = /\{\{\s*([\w.:/-]+(?:\[[\w*]+\])*(?:\.[\w.[\]*-]+)?)\s*\}\}/g;

/** Names that AWS defines. */
const given: Readonly<Record<string, readonly string[]>> = {
	global: ['DATE', 'DATE_TIME', 'REGION', 'ACCOUNT_ID', 'AWS_PARTITION', 'PARTITION'],
	automation: ['EXECUTION_ID'],
};

/**
Check that every reference names something, and that Parameter Store is referenced only where AWS allows it.

A script and the commands of a command document aren't checked: `{{ … }}` in them may be their own.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html
*/
export function checkReferences(source: Readonly<Record<string, unknown>>, known: Known, say: Say): void {
	walk(source.assumeRole, ['assumeRole'], known, say);
	walk(source.mainSteps, ['mainSteps'], known, say);
	const outputs = Array.isArray(source.outputs) ? (source.outputs as readonly unknown[]) : [];
	for (const [index, output] of outputs.entries()) {
		const [step] = String(output)
			.replace(/[{}\s]/g, '')
			.split('.', 1);
		if (typeof output === 'string' && step !== undefined && !known.steps.has(step) && !known.parameters.has(step)) {
			say(['outputs', index], `there is no step ${step}`);
		}
	}
}

function walk(value: unknown, path: Path, known: Known, say: Say): void {
	if (typeof value === 'string') {
		for (const [, reference] of value.matchAll(referenceForm)) {
			const mistake = mistakeIn(reference!, known);
			if (mistake !== null) {
				say(path, mistake);
			}
		}
		return;
	}
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) {
			walk(item, [...path, index], known, say);
		}
		return;
	}
	if (isRecord(value)) {
		for (const [key, item] of Object.entries(value)) {
			if (key !== 'Script' && key !== 'commands') {
				walk(item, [...path, key], known, say);
			}
		}
	}
}

function mistakeIn(reference: string, {parameters, variables, steps}: Known): string | null {
	const [, space = '', name = ''] = /^([a-z-]+):(.+)$/.exec(reference) ?? [];
	if (space === 'ssm' || space === 'ssm-secure') {
		return `{{ ${reference} }} refers to Parameter Store, which only the default of a parameter may`;
	}
	if (space === 'variable') {
		const [variable = ''] = name.split(/[.[]/);
		return variables.has(variable) ? null : `there is no variable ${variable}`;
	}
	if (space !== '') {
		const names = given[space];
		return names === undefined || names.includes(name) ? null : `AWS puts in no ${reference}`;
	}
	const [first = ''] = reference.split(/[.[]/);
	return parameters.has(first) || steps.has(first) ? null : `there is no parameter and no step ${first}`;
}
