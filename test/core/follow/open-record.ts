import type {Location} from '../../../source/core/domain/location.ts';
import type {RecordLine} from '../../../source/core/follow/fan-out-record.ts';
import {linesOf} from '../../../source/core/follow/history.ts';
import {type OpenedRecord, RecordReader, type RecordRefusal} from '../../../source/core/follow/record-reader.ts';

/** Open a file with this text; its history is returned as lines. */
export function openRecordOf(
	written: string,
	fallback: Location | null = null,
): RecordRefusal | (Omit<OpenedRecord, 'history'> & {readonly lines: readonly RecordLine[]}) {
	const reader = new RecordReader('a.record', fallback);
	const all = written.split('\n');
	for (const [index, one] of all.entries()) {
		const refusal = one === '' ? undefined : reader.take(one, index + 1, index === all.length - 1);
		if (refusal !== undefined) {
			return refusal;
		}
	}

	const opened = reader.finish();
	if ('because' in opened) {
		return opened;
	}

	const {history, ...rest} = opened;
	return {...rest, lines: [...linesOf(history)]};
}
