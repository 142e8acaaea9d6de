import {formatIso} from '../status/format.ts';
import {toPrintable} from '../status/printable.ts';
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
] as const;

/** A row for each location, as RFC 4180 has it. */
export function printCsv({accounts}: Report): string {
	const rows = accounts.flatMap(({accountId, name, unit, cells}) =>
		cells.flatMap(cell =>
			cell === null
				? []
				: [
						[
							accountId,
							name,
							unit,
							cell.location.region,
							cell.status,
							formatIso(cell.startedAt) ?? '',
							formatIso(cell.endedAt) ?? '',
							cell.startedAt === null || cell.endedAt === null ? '' : String((cell.endedAt - cell.startedAt) / 1000),
							cell.childExecutionId ?? '',
							cell.failureMessage ?? '',
						],
					],
		),
	);
	return `${[columns, ...rows].map(row => row.map(toField).join(',')).join('\r\n')}\r\n`;
}

/**
A field that stays text: quoted where it has to be, and kept from being taken for a formula by a spreadsheet.

@see https://owasp.org/www-community/attacks/CSV_Injection
*/
function toField(text: string): string {
	const printable = toPrintable(text).replaceAll('\n', ' ⏎ ');
	const harmless = /^[\s⏎]*[=+\-@＝＋－＠]/.test(printable) ? `'${printable}` : printable;
	return /[",\r\n']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
