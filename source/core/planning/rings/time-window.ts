/** Hours on some days of the week, in a time zone. */
export type TimeWindow = {
	/** 0 for Sunday to 6; never empty. */
	readonly days: readonly number[];
	/** Minutes after midnight. An end before the beginning means the next day. */
	readonly from: number;
	readonly to: number;
	/** `UTC`, `Europe/Berlin`. */
	readonly zone: string;
	/** The original text. */
	readonly text: string;
};

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const written = /^(?:([A-Za-z,-]+) )?(\d{1,2}):(\d{2}) ?- ?(\d{1,2}):(\d{2})(?: (\S+))?$/;

/**
Parse a time window: `Mon-Fri 08:00-17:00 Europe/Berlin`. Without days it means every day, without a zone UTC.

@returns `undefined` where the text isn't one.
*/
export function parseWindow(text: string): TimeWindow | undefined {
	const [, days, fromHour, fromMinute, toHour, toMinute, zone = 'UTC'] = written.exec(text.trim()) ?? [];
	const from = readMinutes(fromHour, fromMinute);
	const to = readMinutes(toHour, toMinute);
	const list = days === undefined ? [0, 1, 2, 3, 4, 5, 6] : readDays(days);
	return from === undefined || to === undefined || from === to || list === undefined || !isZone(zone)
		? undefined
		: {days: list, from, to, zone, text: text.trim()};
}

/** Whether a time is in a window. */
export function isWithin({days, from, to, zone}: TimeWindow, now: number): boolean {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		weekday: 'short',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	}).formatToParts(now);
	const part = (type: string): string => parts.find(one => one.type === type)?.value ?? '';
	const day = dayNames.indexOf(part('weekday'));
	const minute = Number(part('hour')) * 60 + Number(part('minute'));
	if (from < to) {
		return days.includes(day) && minute >= from && minute < to;
	}

	// A window over midnight: its morning hours belong to the day before.
	return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
}

function readMinutes(hour: string | undefined, minute: string | undefined): number | undefined {
	const all = Number(hour) * 60 + Number(minute);
	return hour === undefined || Number(minute) > 59 || all > 24 * 60 ? undefined : all;
}

function readDays(text: string): readonly number[] | undefined {
	const days = new Set<number>();
	for (const part of text.split(',')) {
		const [first, last, ...more] = part.split('-').map(indexOfDay);
		const end = part.includes('-') ? last : first;
		if (first === undefined || end === undefined || more.length > 0 || first < 0 || end < 0) {
			return undefined;
		}

		for (let day = first; ; day = (day + 1) % 7) {
			days.add(day);
			if (day === end) {
				break;
			}
		}
	}

	return [...days].sort();
}

function indexOfDay(name: string): number {
	return dayNames.findIndex(day => day.toLowerCase() === name.toLowerCase());
}

function isZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en-US', {timeZone: zone}).format(0) !== '';
	} catch {
		return false;
	}
}
