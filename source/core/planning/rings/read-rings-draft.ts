import {accountPattern, parseLocation, printLocation, regionPattern} from '../../domain/location.ts';
import {printSpan} from '../../domain/span.ts';
import {checkRings, type RingMistake} from './check-rings.ts';
import type {Gate, Ring, RingChoice} from './ring.ts';
import {type GateDraft, noGate, type RingsDraft} from './rings-draft.ts';

/** A mistake by its field: `rings.text`, or `rings.<ring>.<part of the gate>`. */
export type RingsProblem = {readonly field: string; readonly message: string};

/** A ring in the form of a file of rings: its name, and its choice of locations. */
type WrittenRing = {readonly name: string; readonly [choice: string]: unknown};

/** List the names of the rings in a text, in order. */
export function listRingNames({text}: RingsDraft): readonly string[] {
	return readText(text).map(({name}) => name);
}

/** Parse rings that are being typed, by the same rules as a file of rings: returns the rings, or every mistake by its field. */
export function readRingsDraft(
	draft: RingsDraft,
): {readonly rings: readonly Ring[]} | {readonly problems: readonly RingsProblem[]} {
	const written = readText(draft.text);
	const unread = written.filter(({unread: text}) => text !== undefined);
	if (unread.length > 0) {
		return {
			problems: unread.map(({unread: text}) => ({
				field: 'rings.text',
				message: `${JSON.stringify(text)} is none of 1 location, 5 %, the rest, or locations, accounts, Regions, OUs, Key=Value tags of accounts`,
			})),
		};
	}

	const rings = written.map((ring, index) =>
		index === written.length - 1 ? ring : {...ring, gate: toGate(draft.gates[index] ?? noGate)},
	);
	const checked = checkRings({rings});
	return 'mistakes' in checked ? {problems: checked.mistakes.map(toProblem)} : checked;
}

function toProblem({path, message}: RingMistake): RingsProblem {
	const [, ring, part] = /^rings\[(\d+)\]\.gate\.(\w+)/.exec(path) ?? [];
	if (part === 'output' && message.startsWith('must be a map')) {
		return {field: `rings.${ring}.output`, message: 'must be step.name=value, such as probe.Health=ok'};
	}

	return part === undefined
		? {
				field: 'rings.text',
				message: `${path.replace(/^rings\[(\d+)\]\.?/, (_, index) => `ring ${Number(index) + 1} `)} ${message}`.trim(),
			}
		: {field: `rings.${ring}.${part}`, message};
}

function readText(text: string): readonly WrittenRing[] {
	const parts = text
		.split(/\s*(?:,\s*then\b|;|\bthen\b)\s*/i)
		.map(part => part.trim())
		.filter(Boolean);
	return parts.map((part, index) => {
		const [, said, rest = part] = /^([^:=/]+): +(.+)$/.exec(part) ?? [];
		const choice = readChoice(rest);
		return {name: said ?? (index === 0 ? 'first' : choice.rest === true ? 'rest' : `ring ${index + 1}`), ...choice};
	});
}

function readChoice(text: string): Readonly<Record<string, unknown>> {
	const [, count] = /^(\d{1,9})(?: ?locations?)?$/i.exec(text) ?? [];
	const [, share] = /^(\d{1,3}(?:\.\d+)?) ?%$/.exec(text) ?? [];
	if (count !== undefined) {
		return {count: Number(count)};
	}

	if (share !== undefined) {
		return {share: `${share}%`};
	}

	if (/^(the )?rest$/i.test(text)) {
		return {rest: true};
	}

	const words = text.split(/[\s,]+/).filter(Boolean);
	const isEach = (test: (word: string) => boolean): boolean => words.length > 0 && words.every(test);
	if (isEach(word => parseLocation(word) !== undefined)) {
		return {locations: words};
	}

	if (isEach(word => accountPattern.test(word))) {
		return {accounts: words};
	}

	if (isEach(word => /^(ou|r)-[a-z0-9-]+$/.test(word))) {
		return {units: words};
	}

	if (isEach(word => /^[^=]+=/.test(word))) {
		return {
			accountTags: Object.fromEntries(
				words.map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
			),
		};
	}

	return isEach(word => regionPattern.test(word)) ? {regions: words} : {unread: text};
}

function toGate(gate: GateDraft): Readonly<Record<string, unknown>> {
	const said = (name: Exclude<keyof GateDraft, 'failures' | 'output' | 'approve'>) =>
		gate[name].trim() === '' ? {} : {[name]: gate[name].trim()};
	const [, step, name, equals] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(gate.output.trim()) ?? [];
	const failures = gate.failures.trim();
	return {
		...said('succeeded'),
		...said('after'),
		...said('alarm'),
		...said('window'),
		...said('calendar'),
		...said('otherwise'),
		...(failures === '' ? {} : {failures: /^\d+$/.test(failures) ? Number(failures) : failures}),
		...(gate.output.trim() === '' ? {} : {output: step === undefined ? gate.output : {step, name, equals}}),
		...(gate.approve === 'yes' ? {approve: true} : {}),
	};
}

/** Convert rings from a file to a draft that can be edited. */
export function draftOfRings(rings: readonly Ring[]): RingsDraft {
	return {
		text: rings.map(({name, choice}) => `${name}: ${printChoice(choice)}`).join(', then '),
		gates: rings.slice(0, -1).map(({gate}) => draftOfGate(gate)),
	};
}

function printChoice(choice: RingChoice): string {
	switch (choice.kind) {
		case 'locations':
			return choice.locations.map(printLocation).join(' ');
		case 'accounts':
			return choice.accountIds.join(' ');
		case 'units':
			return choice.unitIds.join(' ');
		case 'accountTags':
			return Object.entries(choice.tags)
				.map(([key, value]) => `${key}=${value}`)
				.join(' ');
		case 'regions':
			return choice.regions.join(' ');
		case 'count':
			return `${choice.count} ${choice.count === 1 ? 'location' : 'locations'}`;
		case 'share':
			return `${choice.percent} %`;
		case 'rest':
			return 'the rest';
	}
}

function draftOfGate({
	succeeded,
	failures,
	afterMs,
	alarm,
	output,
	needsApproval,
	window,
	calendar,
	otherwise,
}: Gate): GateDraft {
	return {
		succeeded: succeeded === null ? '' : `${succeeded}%`,
		failures: failures === null ? '' : String(failures),
		after: afterMs === null ? '' : printSpan(afterMs),
		alarm: alarm ?? '',
		output: output === null ? '' : `${output.step}.${output.name}=${output.equals}`,
		approve: needsApproval ? 'yes' : '',
		window: window?.text ?? '',
		calendar: calendar ?? '',
		otherwise,
	};
}
