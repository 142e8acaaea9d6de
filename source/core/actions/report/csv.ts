import type {LocationRecord} from '../../grid/location-grid.ts';
import {formatIso} from '../../status/format.ts';
import {toPrintable} from '../../status/printable.ts';
import type {Report} from './report.ts';

const columns = [
	'account',
	'account name',
	'OU',
	'Region',
	'status',
	'started at',
	'ended at',
	'seconds',
	'child execution ID',
	'failure message',
	'step execution ID',
	'step',
] as const;

/** A row for each location and each step that AWS doesn't place, as RFC 4180 has it. */
export function* printCsv({accounts, steps}: Report): Generator<string> {
	yield toLine(columns);
	for (const {name, unit, cells} of accounts) {
		for (const cell of cells) {
			if (cell !== null) {
				yield toLine(toRow(cell, name, unit));
			}
		}
	}

	for (const one of steps) {
		yield toLine(toRow(one, '', ''));
	}
}

function toLine(fields: readonly string[]): string {
	return `${fields.map(toField).join(',')}\r\n`;
}

function toRow(record: LocationRecord, accountName: string, unit: string): readonly string[] {
	const {location, name, status, startedAt, endedAt, stepExecutionId, childExecutionId, failureMessage} = record;
	return [
		location?.accountId ?? '',
		accountName,
		unit,
		location?.region ?? '',
		status,
		formatIso(startedAt) ?? '',
		formatIso(endedAt) ?? '',
		startedAt === null || endedAt === null ? '' : String((endedAt - startedAt) / 1000),
		childExecutionId ?? '',
		failureMessage ?? '',
		stepExecutionId ?? '',
		name ?? '',
	];
}

/**
A field that stays text: quoted where it has to be, and kept from being taken for a formula by a spreadsheet.

@see https://owasp.org/www-community/attacks/CSV_Injection
*/
function toField(text: string): string {
	const printable = toPrintable(text).replaceAll('\n', ' ¶ ');
	const harmless = /^[\s¶]*[=+\-@＝＋－＠]/.test(printable) ? `'${printable}` : printable;
	return /[",\r\n']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
