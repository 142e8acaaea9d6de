import type {Document, LineCounter} from 'yaml';
import {checkStartRequest} from '../domain/check-start-request.ts';
import {learnSecrets} from '../domain/secrets/secrets.ts';
import {isRecord, type Mistake} from '../domain/shape.ts';
import type {StartRequest} from '../domain/start-request.ts';
import {readYaml} from './read-yaml.ts';
import {findOffset} from './yaml-offset.ts';

/** Of a file that is no plan there may be a mistake a line. */
const mostMistakes = 50;

/** Characters of a text whose mistakes are reported with their lines. */
const mostPlaced = 500_000;

/** What is wrong with a plan, and on which line of the file (from 1). */
export type PlanMistake = Mistake & {readonly line: number};

/**
Read a plan: a `StartAutomationExecution` input as JSON or YAML, the same that the AWS CLI takes.

@returns The request, or every mistake with its line and path. Nothing is filled in or converted: an account ID without quotes is a number in YAML, which has lost its leading zeros.
*/
export function parsePlan(
	text: string,
): {readonly request: StartRequest} | {readonly mistakes: readonly PlanMistake[]} {
	const large = text.length > mostPlaced ? readJson(text) : undefined;
	if (large !== undefined) {
		learnFrom(large);
		const checked = checkStartRequest(large);
		return 'request' in checked
			? checked
			: {mistakes: shorten(checked.mistakes.map(mistake => ({...mistake, line: 1})))};
	}

	const read = readYaml(text);
	if ('mistakes' in read) {
		return {mistakes: shorten(read.mistakes.map(mistake => ({...mistake, path: ''})))};
	}

	const {document, lines} = read;
	learnFrom(read.value);
	const checked = checkStartRequest(read.value);
	if ('request' in checked) {
		return checked;
	}

	const placed = shorten(checked.mistakes).map(mistake => ({
		...mistake,
		line: findLine(document, lines, mistake.path),
	}));
	return {mistakes: placed.sort((a, b) => a.line - b.line)};
}

/** A message that repeats a secret, ours or AWS's, is not to show it. */
function learnFrom(read: unknown): void {
	const parameters = isRecord(read) && isRecord(read.Parameters) ? Object.entries(read.Parameters) : [];
	learnSecrets(
		Object.fromEntries(
			parameters.map(([name, values]) => [name, [values].flat().filter(value => typeof value === 'string')]),
		),
	);
}

/** A large JSON text is read without its places: a hundred times as fast. `undefined` where it is none. */
function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** As many mistakes as anybody reads, and how many more there are. */
function shorten<T extends Mistake>(mistakes: readonly T[]): readonly T[] {
	const [next] = mistakes.slice(mostMistakes);
	const rest = mistakes.length - mostMistakes;
	return next === undefined
		? mistakes
		: [...mistakes.slice(0, mostMistakes), {...next, path: '', message: `has ${rest} more mistakes`}];
}

/** Write a mistake the way the commands print it: `plan.yaml:7: TargetLocations[0].Regions is missing`. */
export function printMistake({line, path, message}: PlanMistake, file: string): string {
	return `${file}:${line}: ${path === '' ? 'the plan' : path} ${message}`;
}

/** Line of what a path leads to; of what holds it where it is missing. */
export function findLine(document: Document, lines: LineCounter, path: string): number {
	return lines.linePos(findOffset(document, splitPath(path))).line;
}

function splitPath(path: string): string[] {
	return [...path.matchAll(/\[(?<quoted>"(?:[^"\\]|\\.)*")\]|\[(?<index>\d+)\]|(?<name>\w+)/g)].map(({groups}) =>
		groups?.quoted === undefined ? (groups?.index ?? groups?.name ?? '') : String(JSON.parse(groups.quoted)),
	);
}
