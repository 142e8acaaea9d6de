import {type Failure, fail, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Happening, Note, NoteDeletion} from '../core/follow/happening.ts';
import type {KeptHistory} from '../core/follow/history.ts';
import type {Effect} from '../core/state/effect.ts';
import type {NoteEffect, NotePlace} from '../core/state/note-event.ts';
import type {Records} from '../ports/records.ts';
import type {Ask} from './perform-configure.ts';
import type {Ports} from './ports.ts';

/** Read what earlier runs have saved: records of fan-outs, and typed lines. */
export type KeptEffect = Extract<
	Effect,
	{
		type:
			| NoteEffect['type']
			| 'list-known'
			| 'read-record'
			| 'read-history'
			| 'read-preflight'
			| 'read-lines'
			| 'keep-line';
	}
>;

type Performers = {readonly [T in KeptEffect['type']]: (effect: Extract<KeptEffect, {type: T}>) => void};

/** One function for each kind of these effects. Without saved data nothing is read. */
export function keptPerformers(ports: Ports, ask: Ask): Performers {
	return {
		'list-known': ({where}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(records.listKnown(where), outcome => ({type: 'known-read', outcome}));
			}
		},
		'read-record': ({where, executionId}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(records.read(where, executionId), outcome => ({type: 'record-found', executionId, outcome}));
			}
		},
		'read-history': ({where, executionId, executionIds, goal}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(readHistories(records, where, executionIds), outcome => ({
					type: 'history-found',
					executionId,
					goal,
					outcome,
				}));
			}
		},
		'read-preflight': ({where, executionId}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(records.readPreflight(where, executionId), outcome => ({type: 'preflight-found', executionId, outcome}));
			}
		},
		'read-happenings': ({where, executionId}) => {
			const {happenings} = ports;
			if (happenings !== undefined) {
				ask(happenings.readKept(where, executionId), outcome => ({type: 'happenings-found', executionId, outcome}));
			}
		},
		'keep-note'({place, at, by, text}) {
			const note: Note = {type: 'note', at, writtenAt: ports.clock.now(), id: ports.createId(), by, text};
			ask(keep(ports, place, note), outcome => ({type: 'happening-kept', executionId: place.executionId, outcome}));
		},
		'delete-note'({place, id, by}) {
			const deletion: NoteDeletion = {type: 'note-deleted', at: ports.clock.now(), id, by};
			ask(erase(ports, place, deletion), outcome => ({
				type: 'happening-kept',
				executionId: place.executionId,
				outcome,
			}));
		},
		'read-lines': () => {
			const {lines} = ports;
			if (lines !== undefined) {
				ask(lines.read(), outcome => ({type: 'lines-read', outcome}));
			}
		},
		'keep-line': ({kind, text}) => {
			// A line that can't be saved is only missing the next time; reading the lines reports that then.
			void ports.lines?.keep(kind, text);
		},
	};
}

async function keep(
	{happenings}: Pick<Ports, 'happenings'>,
	{where, executionId}: NotePlace,
	happening: Happening,
): Promise<Outcome<Happening>> {
	const kept = (await happenings?.append(where, executionId, [happening])) ?? fail(keepsNothing);
	return kept.ok ? succeed(happening) : kept;
}

async function erase(
	{happenings}: Pick<Ports, 'happenings'>,
	{where, executionId}: NotePlace,
	deletion: NoteDeletion,
): Promise<Outcome<Happening>> {
	const erased = (await happenings?.deleteNote(where, executionId, deletion)) ?? fail(keepsNothing);
	return erased.ok ? succeed(deletion) : erased;
}

const keepsNothing: Failure = {kind: 'local', what: 'The note wasn’t kept', because: 'this console keeps nothing'};

/** Read histories one after the other: each may be large. */
async function readHistories(
	records: Records,
	where: Location,
	executionIds: readonly string[],
): Promise<Outcome<readonly KeptHistory[]>> {
	const found: KeptHistory[] = [];
	for (const executionId of executionIds) {
		const read = await records.readHistory(where, executionId);
		if (!read.ok) {
			return read;
		}

		if (read.value !== null) {
			found.push(read.value);
		}
	}

	return succeed(found);
}
