import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {checkShape, isRecord, type Shape} from '../../core/domain/shape.ts';
import type {ChangeEntry, ChangeJournal} from '../../ports/change-journal.ts';
import {explain} from './attempt-local.ts';
import {appendPrivate, readIfThere, UnsafeError} from './private-file.ts';

type Line =
	| {readonly version: 1; readonly type: 'write'; readonly entry: Omit<ChangeEntry, 'state' | 'because'>}
	| {
			readonly version: 1;
			readonly type: 'settle';
			readonly id: string;
			readonly state: 'done' | 'refused';
			readonly because: string | null;
	  };

/** The journal of changes as a file of JSON lines that only grows; each line is one write at its end, synced before it counts. */
export function createChangeJournal(file: string): ChangeJournal {
	const append = async (line: Line): Promise<Outcome<void>> => {
		try {
			// The line break comes first: it ends a line that a crash has cut off.
			appendPrivate(file, `\n${JSON.stringify(line)}\n`);
			return succeed(undefined);
		} catch (error) {
			return fail(tellTrouble(error, 'write', file));
		}
	};
	return {
		write: entry => append({version: 1, type: 'write', entry}),
		settle: (id, state, because) => append({version: 1, type: 'settle', id, state, because}),
		async read() {
			try {
				return succeed(replay(readIfThere(file) ?? ''));
			} catch (error) {
				return fail(tellTrouble(error, 'read', file));
			}
		},
	};
}

function replay(text: string): readonly ChangeEntry[] {
	const entries = new Map<string, ChangeEntry>();
	for (const line of text.split('\n').flatMap(parseLine)) {
		if (line.type === 'write') {
			entries.set(line.entry.id, {...line.entry, state: 'open', because: null});
			continue;
		}
		const known = entries.get(line.id);
		if (known !== undefined) {
			entries.set(line.id, {...known, state: line.state, because: line.because});
		}
	}
	return [...entries.values()];
}

const text: Shape = {type: 'string'};

/** A later rollgrid may write more members, but these are there. */
const object = (fields: Readonly<Record<string, Shape>>): Shape => ({
	type: 'object',
	fields,
	required: Object.keys(fields),
	takesOthers: true,
});
const lineShapes: readonly Shape[] = [
	object({
		version: {type: 'number'},
		type: {type: 'string', oneOf: ['write']},
		entry: object({
			id: text,
			where: object({accountId: text, region: text}),
			subject: text,
			step: text,
			writtenAt: {type: 'number'},
		}),
	}),
	object({
		version: {type: 'number'},
		type: {type: 'string', oneOf: ['settle']},
		id: text,
		state: {type: 'string', oneOf: ['done', 'refused']},
		because: {type: 'nullable', of: text},
	}),
];

/** Whether it is a line of this version. */
const isLine = (line: unknown): line is Line =>
	isRecord(line) && line.version === 1 && lineShapes.some(shape => checkShape(line, shape).length === 0);

function parseLine(written: string): readonly Line[] {
	try {
		const line: unknown = JSON.parse(written);
		return isLine(line) ? [line] : [];
	} catch {
		return [];
	}
}

function tellTrouble(error: unknown, verb: 'read' | 'write', file: string) {
	const isUnsafe = error instanceof UnsafeError;
	return {
		kind: 'local' as const,
		what: isUnsafe ? 'The journal of changes isn’t to be trusted' : `Couldn't ${verb} the journal of changes ${file}`,
		...explain(error),
		next: isUnsafe
			? `Nothing is changed with it. \`${error.next}\` mends that, if what is in it is yours.`
			: 'Nothing is changed without it. ROLLGRID_STATE_DIR names another folder.',
	};
}
