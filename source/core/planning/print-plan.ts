import {escapeJson, hostileEach} from '../domain/hostile.ts';
import type {StartRequest} from '../domain/start-request.ts';

/**
Write a request as a plan file that `parsePlan` and `aws --cli-input-json` or `--cli-input-yaml` read.

Apart from the reading, which needs a parser: the console prints plans, and is not to load one before its first frame.
*/
export function printPlan(request: StartRequest, format: 'json' | 'yaml'): string {
	return format === 'json'
		? `${escapeJson(JSON.stringify(request, null, 2))}\n`
		: `${printYaml(request, '').join('\n')}\n`;
}

/** Words that YAML 1.1, which the AWS CLI reads, takes for something else than text. */
const reserved = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** Block style, two spaces a level. Text is quoted throughout, the way JSON does it, which YAML reads the same. */
function printYaml(value: unknown, indent: string): readonly string[] {
	if (Array.isArray(value)) {
		return value.flatMap(item => {
			const [first = '', ...rest] = printYaml(item, `${indent}  `);
			return [`${indent}- ${first.trimStart()}`, ...rest];
		});
	}

	if (typeof value !== 'object' || value === null) {
		return [indent + quote(value)];
	}

	return Object.entries(value).flatMap(([key, member]) => {
		const name = /^[A-Za-z_][\w.-]*$/.test(key) && !reserved.test(key) ? key : quote(key);
		const isNested = typeof member === 'object' && member !== null && Object.keys(member).length > 0;
		return isNested
			? [`${indent}${name}:`, ...printYaml(member, `${indent}  `)]
			: [`${indent}${name}: ${quote(member)}`];
	});
}

/** Like JSON; what YAML doesn't take for a printable character or takes for a line break, and what can't be seen, is escaped too. YAML writes a character beyond U+FFFF as one. */
function quote(value: unknown): string {
	return JSON.stringify(value)
		.replaceAll(hostileEach, escapeForYaml)
		.replaceAll(/[\uFFFE\uFFFF]/g, escapeForYaml);
}

function escapeForYaml(character: string): string {
	const code = character.codePointAt(0)!.toString(16).toUpperCase();
	return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
