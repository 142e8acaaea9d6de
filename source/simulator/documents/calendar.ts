import {ServiceError} from '../service-error.ts';

/** A Change Calendar: open except during its events, or closed except during them. */
export type Calendar = {readonly opensByDefault: boolean; readonly events: readonly CalendarEvent[]};

type CalendarEvent = {
	readonly startMs: number;
	readonly endMs: number;
	/** Days between repetitions; `undefined`: once. */
	readonly everyDays: number | undefined;
	readonly weekdays: readonly number[];
	readonly untilMs: number;
	readonly most: number;
};

const dayMs = 86_400_000;
const weekdayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
Parse a calendar from iCalendar text, as far as Change Calendar writes it: events that happen once, daily or weekly. Time zones other than UTC are read as UTC.

@throws InvalidDocumentContent.
@see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-change-calendar.html
*/
export function readCalendar(text: string): Calendar {
	const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
	const type = /^X-CALENDAR-TYPE:(DEFAULT_OPEN|DEFAULT_CLOSED)$/m.exec(lines.join('\n'))?.[1];
	if (lines[0] !== 'BEGIN:VCALENDAR' || type === undefined) {
		throw new ServiceError('InvalidDocumentContent', 'The calendar has no BEGIN:VCALENDAR or no X-CALENDAR-TYPE');
	}
	const events: CalendarEvent[] = [];
	let members: Map<string, string> | undefined;
	for (const line of lines) {
		if (line === 'BEGIN:VEVENT') {
			members = new Map();
		} else if (line === 'END:VEVENT' && members) {
			events.push(eventOf(members));
			members = undefined;
		} else if (members) {
			const at = line.indexOf(':');
			members.set(line.slice(0, at).split(';')[0]!, line.slice(at + 1));
		}
	}
	return {opensByDefault: type === 'DEFAULT_OPEN', events};
}

/** Whether a calendar is open at a time, and when that changes next, within a year. */
export function calendarState(
	calendar: Calendar,
	atMs: number,
): {readonly isOpen: boolean; readonly nextMs: number | undefined} {
	const isOpenAt = (ms: number) => calendar.events.some(event => isWithin(event, ms)) !== calendar.opensByDefault;
	const isOpen = isOpenAt(atMs);
	const bounds = calendar.events.flatMap(event => boundsAfter(event, atMs)).sort((a, b) => a - b);
	return {isOpen, nextMs: bounds.find(ms => isOpenAt(ms) !== isOpen)};
}

function isWithin(event: CalendarEvent, atMs: number): boolean {
	return occurrences(event, atMs - (event.endMs - event.startMs), atMs).some(
		startMs => startMs <= atMs && atMs < startMs + event.endMs - event.startMs,
	);
}

function boundsAfter(event: CalendarEvent, atMs: number): readonly number[] {
	const lengthMs = event.endMs - event.startMs;
	return occurrences(event, atMs - lengthMs, atMs + 366 * dayMs)
		.flatMap(startMs => [startMs, startMs + lengthMs])
		.filter(ms => ms > atMs);
}

/** The starts of an event between two times. */
function occurrences(event: CalendarEvent, fromMs: number, toMs: number): readonly number[] {
	const {startMs, everyDays, weekdays, untilMs, most} = event;
	if (everyDays === undefined) {
		return startMs >= fromMs && startMs <= toMs ? [startMs] : [];
	}
	const found: number[] = [];
	let count = 0;
	for (let ms = startMs; ms <= Math.min(toMs, untilMs) && count < most; ms += dayMs) {
		const days = Math.round((ms - startMs) / dayMs);
		const weekStart = Math.floor((days + new Date(startMs).getUTCDay()) / 7) * 7;
		const isDue =
			weekdays.length > 0
				? weekdays.includes(new Date(ms).getUTCDay()) && (weekStart / 7) % Math.max(1, everyDays / 7) === 0
				: days % everyDays === 0;
		if (isDue) {
			count++;
			if (ms >= fromMs) {
				found.push(ms);
			}
		}
	}
	return found;
}

function eventOf(members: ReadonlyMap<string, string>): CalendarEvent {
	const startMs = momentOf(members.get('DTSTART'));
	const rule = new Map((members.get('RRULE') ?? '').split(';').map(part => part.split('=', 2) as [string, string]));
	const step = {DAILY: 1, WEEKLY: 7}[rule.get('FREQ') ?? ''];
	return {
		startMs,
		endMs: members.has('DTEND') ? momentOf(members.get('DTEND')) : startMs + dayMs,
		everyDays: step === undefined ? undefined : step * Number(rule.get('INTERVAL') ?? 1),
		weekdays: (rule.get('BYDAY') ?? '').split(',').flatMap(name => {
			const day = weekdayNames.indexOf(name);
			return day === -1 ? [] : [day];
		}),
		untilMs: rule.has('UNTIL') ? momentOf(rule.get('UNTIL')) : Number.POSITIVE_INFINITY,
		most: Number(rule.get('COUNT') ?? Number.POSITIVE_INFINITY),
	};
}

/** `20261124T090000Z`, or a day. */
function momentOf(text = ''): number {
	const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(text);
	if (!parts) {
		throw new ServiceError('InvalidDocumentContent', `The calendar has no moment in '${text}'`);
	}
	const [, year, month, day, hour = 0, minute = 0, second = 0] = parts.map(Number);
	return Date.UTC(year!, month! - 1, day, hour || 0, minute || 0, second || 0);
}
