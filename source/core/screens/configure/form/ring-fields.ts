import {listRingNames} from '../../../planning/rings/read-rings-draft.ts';
import {noGate} from '../../../planning/rings/rings-draft.ts';
import type {Configure} from '../configure.ts';
import type {Part} from './field.ts';

/** The rings as a text, and the gate between each two of them. */
export function listRingParts({rings}: Configure): readonly Part[] {
	const names = listRingNames(rings);
	return [
		{
			id: 'rings.text',
			label: 'Rings',
			value: rings.text,
			placeholder: 'none: all starts together',
			help: 'Each ring after the one before, as in: canary: 1 location, then 5 %, then the rest. A ring is a number of locations, a share of all, the rest, or names locations, accounts, OUs (ou-…), Regions or tags of accounts (Stage=canary). Ctrl+O reads a file.',
		},
		...names
			.slice(0, -1)
			.flatMap((name, index) => listGateParts(rings.gates[index] ?? noGate, index, name, names[index + 1]!)),
	];
}

function listGateParts(gate: typeof noGate, index: number, name: string, next: string): readonly Part[] {
	const part = (field: keyof typeof noGate, label: string, more: Partial<Part>): Part => ({
		id: `rings.${index}.${field}`,
		label,
		value: gate[field],
		...more,
	});
	return [
		part('succeeded', 'Succeeded', {
			heading: `Gate between ${name} and ${next}`,
			placeholder: gate.failures === '' ? '100%' : 'not asked',
			help: 'Share of the ring’s locations that has to have succeeded, such as 95%.',
		}),
		part('failures', 'Failures at most', {
			placeholder: 'none',
			help: 'How many locations of the ring may be without success.',
		}),
		part('after', 'Wait', {
			placeholder: 'no time',
			help: 'How long after the end of the ring, such as 90s, 15m or 1h30m.',
		}),
		part('approve', 'Approval', {
			options: [
				{value: '', label: 'not needed'},
				{value: 'yes', label: 'a person approves'},
			],
			help: 'Whether a person has to approve: m on the matrix, or `launch --take-up RUN-ID --gate approve`.',
		}),
		part('alarm', 'Alarm that is OK', {
			placeholder: 'none',
			completes: 'alarms',
			help: 'A CloudWatch alarm of the central account: OK opens, ALARM shuts; without data it waits.',
		}),
		part('output', 'Output', {
			placeholder: 'none',
			help: 'step.name=value: what a step has to put out in every location that succeeded, such as probe.Health=ok.',
		}),
		part('window', 'Hours', {placeholder: 'any', help: 'Such as Mon-Fri 08:00-17:00 Europe/Berlin.'}),
		part('calendar', 'Change Calendar', {
			placeholder: 'none',
			help: 'Name or ARN of a Change Calendar that has to be open.',
		}),
		part('otherwise', 'Else', {
			options: [
				{value: 'stop', label: 'stop the run'},
				{value: 'pause', label: 'wait until somebody goes on'},
				{value: 'ask', label: 'ask'},
			],
			help: 'What happens where the gate stays shut.',
		}),
	];
}
