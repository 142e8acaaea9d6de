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
export function printCsv({accounts, steps}: Report): string {
	const rows = accounts.flatMap(({name, unit, cells}) =>
		cells.flatMap(cell => (cell === null ? [] : [toRow(cell, name, unit)])),
	);
	rows.push(...steps.map(one => toRow(one, '', '')));
	return `${[columns, ...rows].map(row => row.map(toField).join(',')).join('\r\n')}\r\n`;
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
