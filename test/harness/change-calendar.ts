import {CreateDocumentCommand, type SSMClient} from '@aws-sdk/client-ssm';

/** Create the Change Calendar `Business`, which is open for an hour from a time on, in whole seconds. */
export async function createCalendar(ssm: SSMClient, opensAt: number): Promise<void> {
	const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
	const lines = [
		'BEGIN:VCALENDAR',
		'PRODID:-//AWS//Change Calendar 1.0//EN',
		'VERSION:2.0',
		'X-CALENDAR-TYPE:DEFAULT_CLOSED',
		'BEGIN:VEVENT',
		`DTSTART:${stamp(opensAt)}`,
		`DTEND:${stamp(opensAt + 3_600_000)}`,
		'UID:1',
		'SUMMARY:open',
		'END:VEVENT',
		'END:VCALENDAR',
	];
	await ssm.send(
		new CreateDocumentCommand({
			Name: 'Business',
			DocumentType: 'ChangeCalendar',
			DocumentFormat: 'TEXT',
			Content: lines.join('\r\n'),
		}),
	);
}
