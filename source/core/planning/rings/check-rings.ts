import {accountPattern, parseLocation, regionPattern} from '../../domain/location.ts';
import {checkShape, isRecord, type Mistake, type Shape} from '../../domain/shape.ts';
import {parseSpan} from '../../domain/span.ts';
import {type Gate, openGate, plainGate, type Ring, type RingChoice} from './ring.ts';
import {parseWindow} from './time-window.ts';

/** The members that choose a ring's locations: exactly one of these. */
const choices = ['locations', 'accounts', 'units', 'accountTags', 'regions', 'count', 'share', 'rest'] as const;

const percent: Shape = {
	type: 'string',
	pattern: /^(100|\d{1,2})(\.\d+)? ?%$/,
	says: 'a share such as 5%',
};
const text: Shape = {type: 'string', min: 1, max: 2048};
const ids = (pattern: RegExp, says: string): Shape => ({
	type: 'list',
	of: {type: 'string', pattern, says},
	min: 1,
});

const gateShape: Shape = {
	type: 'object',
	fields: {
		succeeded: percent,
		failures: {type: 'number', min: 0, isWhole: true},
		after: {type: 'string', pattern: /^(?=.)(\d+h)?(\d+m)?(\d+s)?$/, says: 'a time such as 90s, 15m or 1h30m'},
		alarm: text,
		output: {type: 'object', fields: {step: text, name: text, equals: text}, required: ['step', 'name', 'equals']},
		approve: {type: 'boolean'},
		window: text,
		calendar: text,
		otherwise: {type: 'string', oneOf: ['stop', 'pause', 'ask']},
	},
};

const fileShape: Shape = {
	type: 'object',
	required: ['rings'],
	fields: {
		rings: {
			type: 'list',
			min: 1,
			max: 100,
			of: {
				type: 'object',
				required: ['name'],
				fields: {
					name: {type: 'string', min: 1, max: 60, pattern: /^[^\p{Cc}]+$/u, says: 'a name in one line'},
					locations: ids(/^\d{12}\/[a-z0-9-]+$/, 'a location such as 111122223333/eu-west-1'),
					accounts: ids(accountPattern, 'an account ID of 12 digits in quotes'),
					units: ids(/^(ou|r)-[a-z0-9-]+$/, 'the ID of an OU such as ou-1a2b3c-4d5e6c'),
					accountTags: {type: 'map', of: {type: 'string', max: 256}, keyMax: 128, min: 1},
					regions: ids(regionPattern, 'a Region such as eu-west-1'),
					count: {type: 'number', min: 1, isWhole: true},
					share: percent,
					rest: {type: 'boolean'},
					gate: gateShape,
				},
			},
		},
	},
};

/** A mistake of the rings, by its path, such as `rings[0].gate.after`. */
export type RingMistake = Mistake;

/** Check the parsed content of a file of rings: returns the rings, or every mistake by its path. */
export function checkRings(
	value: unknown,
): {readonly rings: readonly Ring[]} | {readonly mistakes: readonly RingMistake[]} {
	const wrong = checkShape(value, fileShape);
	const given = isRecord(value) && Array.isArray(value.rings) ? (value.rings as unknown[]) : [];
	const mistakes = [...wrong, ...checkEach(given)];
	return mistakes.length > 0 ? {mistakes} : {rings: given.filter(isRecord).map(toRing)};
}

/** Check what a shape can't express: one choice each, distinct names, no condition that can never be true. */
function checkEach(given: readonly unknown[]): RingMistake[] {
	const names = new Set<unknown>();
	return given.flatMap((ring, index): RingMistake[] => {
		const path = `rings[${index}]`;
		if (!isRecord(ring)) {
			return [];
		}

		const said = choices.filter(choice => ring[choice] !== undefined);
		const mistakes: RingMistake[] = [];
		if (said.length !== 1) {
			const what = said.length === 0 ? 'says no locations' : `says ${said.join(' and ')}`;
			mistakes.push({path, message: `${what}: a ring has one of ${choices.join(', ')}`});
		}

		if (ring.rest === false) {
			mistakes.push({path: `${path}.rest`, message: 'must be true, or left out'});
		}

		if (names.has(ring.name)) {
			mistakes.push({path: `${path}.name`, message: `is the name of an earlier ring: ${JSON.stringify(ring.name)}`});
		}

		names.add(ring.name);
		return [...mistakes, ...checkGate(ring.gate, `${path}.gate`, index === given.length - 1)];
	});
}

function checkGate(gate: unknown, path: string, isLast: boolean): RingMistake[] {
	if (!isRecord(gate)) {
		return [];
	}

	const mistakes: RingMistake[] = [];
	if (isLast) {
		mistakes.push({path, message: 'leads nowhere: no ring comes after the last one'});
	}

	if (typeof gate.window === 'string' && parseWindow(gate.window) === undefined) {
		mistakes.push({
			path: `${path}.window`,
			message: `must be a window such as Mon-Fri 08:00-17:00 Europe/Berlin, not ${JSON.stringify(gate.window)}`,
		});
	}

	if (typeof gate.after === 'string' && /\d/.test(gate.after) && parseSpan(gate.after) === undefined) {
		mistakes.push({path: `${path}.after`, message: 'must be longer than nothing'});
	}

	return mistakes;
}

function toRing(ring: Readonly<Record<string, unknown>>): Ring {
	return {
		name: String(ring.name),
		choice: toChoice(ring),
		gate: isRecord(ring.gate) ? toGate(ring.gate) : plainGate,
	};
}

function toChoice(ring: Readonly<Record<string, unknown>>): RingChoice {
	const kind = choices.find(choice => ring[choice] !== undefined)!;
	const texts = (): readonly string[] => ring[kind] as readonly string[];
	switch (kind) {
		case 'locations':
			return {kind, locations: texts().flatMap(one => parseLocation(one) ?? [])};
		case 'accounts':
			return {kind, accountIds: texts()};
		case 'units':
			return {kind, unitIds: texts()};
		case 'accountTags':
			return {kind, tags: ring[kind] as Readonly<Record<string, string>>};
		case 'regions':
			return {kind, regions: texts()};
		case 'count':
			return {kind, count: Number(ring[kind])};
		case 'share':
			return {kind, percent: Number.parseFloat(String(ring[kind]))};
		case 'rest':
			return {kind};
	}
}

/** Unless it says how many may fail, a gate demands that every location succeeded: `after: 10m` alone lets no failure pass. */
function toGate(gate: Readonly<Record<string, unknown>>): Gate {
	const textOf = (name: string): string | null => (typeof gate[name] === 'string' ? gate[name] : null);
	const succeeded = textOf('succeeded');
	return {
		...openGate,
		succeeded: succeeded !== null ? Number.parseFloat(succeeded) : gate.failures === undefined ? 100 : null,
		failures: typeof gate.failures === 'number' ? gate.failures : null,
		afterMs: parseSpan(textOf('after') ?? '') ?? null,
		alarm: textOf('alarm'),
		output: isRecord(gate.output)
			? {step: String(gate.output.step), name: String(gate.output.name), equals: String(gate.output.equals)}
			: null,
		needsApproval: gate.approve === true,
		window: parseWindow(textOf('window') ?? '') ?? null,
		calendar: textOf('calendar'),
		otherwise: gate.otherwise === 'pause' || gate.otherwise === 'ask' ? gate.otherwise : 'stop',
	};
}
