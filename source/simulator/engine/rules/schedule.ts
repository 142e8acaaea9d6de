/**
The schedules of State Manager: `rate(30 minutes)`, `at(2026-07-05T09:30:00)`, and `cron(0 2 ? * SUN#3 *)` with minutes, hours, days of the month, months, days of the week and years, in UTC.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html
*/
export type Schedule = {
	/** The first moment after `fromMs` at which it runs, in epoch milliseconds; `undefined` where there is none. */
	readonly next: (fromMs: number) => number | undefined;
	/** Whether it names times of a clock, and not a span between two runs. */
	readonly isByClock: boolean;
};

const minute = 60_000;
const day = 24 * 60 * minute;
/** Days that are searched for a match: a leap day comes every eight years at the worst. */
const daysAhead = 9 * 366;

/** @returns `undefined` for what AWS would not take. */
export function parseSchedule(expression: string): Schedule | undefined {
	const [, kind, inside = ''] = /^(rate|at|cron)\((.+)\)$/.exec(expression.trim()) ?? [];
	switch (kind) {
		case 'rate':
			return parseRate(inside);
		case 'at':
			return parseMoment(inside);
		case 'cron':
			return parseCron(inside.trim().split(/\s+/));
		default:
			return undefined;
	}
}

function parseRate(inside: string): Schedule | undefined {
	const [, count = '0', unit] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/.exec(inside) ?? [];
	const every = Number(count) * (unit === 'minute' ? minute : unit === 'hour' ? 60 * minute : day);
	// State Manager takes no rate below half an hour.
	return every >= 30 * minute ? {next: fromMs => fromMs + every, isByClock: false} : undefined;
}

function parseMoment(inside: string): Schedule | undefined {
	const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(inside) ? Date.parse(`${inside}Z`) : Number.NaN;
	return Number.isNaN(atMs) ? undefined : {next: fromMs => (fromMs < atMs ? atMs : undefined), isByClock: true};
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function parseCron(fields: readonly string[]): Schedule | undefined {
	if (fields.length !== 6) {
		return undefined;
	}
	const [minuteText, hourText, dayText, monthText, weekdayText, yearText] = fields as Six;
	const minutes = parseField(minuteText, {from: 0, to: 59});
	const hours = parseField(hourText, {from: 0, to: 23});
	const inMonth = parseField(monthText, {from: 1, to: 12, names: months});
	const inYear = parseField(yearText, {from: 1970, to: 2199});
	const onDay = parseDay(dayText);
	const onWeekday = parseWeekday(weekdayText);
	if (!minutes || !hours || !inMonth || !inYear || !onDay || !onWeekday) {
		return undefined;
	}
	const isDay = (date: Date) =>
		inYear(date.getUTCFullYear()) && inMonth(date.getUTCMonth() + 1) && onDay(date) && onWeekday(date);
	const times = Array.from({length: 24 * 60}, (_, time) => time).filter(
		time => hours(Math.floor(time / 60)) && minutes(time % 60),
	);
	return {next: fromMs => nextTime(isDay, times, fromMs), isByClock: true};
}

type Six = [string, string, string, string, string, string];

function nextTime(isDay: (date: Date) => boolean, times: readonly number[], fromMs: number): number | undefined {
	const today = Math.floor(fromMs / day) * day;
	for (let ahead = 0; ahead < daysAhead; ahead++) {
		const date = today + ahead * day;
		const time = isDay(new Date(date)) ? times.find(one => date + one * minute > fromMs) : undefined;
		if (time !== undefined) {
			return date + time * minute;
		}
	}
	return undefined;
}

type Range = {readonly from: number; readonly to: number; readonly names?: readonly string[]};

/** Values, ranges and steps with commas between. @returns `undefined` for any other text. */
function parseField(text: string, range: Range): ((value: number) => boolean) | undefined {
	const parts = text.split(',').map(part => parsePart(part, range));
	return parts.every(part => part !== undefined) ? value => parts.some(part => part(value)) : undefined;
}

function parsePart(text: string, {from, to, names = []}: Range): ((value: number) => boolean) | undefined {
	const [, first = '', last, step] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(text) ?? [];
	const read = (one: string) => {
		const place = names.indexOf(one.toUpperCase());
		return place === -1 ? (/^\d+$/.test(one) ? Number(one) : Number.NaN) : from + place;
	};
	const isAny = first === '*' || first === '?';
	const low = isAny ? from : read(first);
	const high = last !== undefined ? read(last) : isAny || step !== undefined ? to : low;
	const every = Number(step ?? 1);
	const isRight = low >= from && high <= to && low <= high && every > 0;
	return isRight ? value => value >= low && value <= high && (value - low) % every === 0 : undefined;
}

/** `L` is the last day of a month, `15W` the day from Monday to Friday that is nearest to the 15th. */
function parseDay(text: string): ((date: Date) => boolean) | undefined {
	const nearest = /^(\d{1,2})W$/.exec(text)?.[1];
	if (nearest !== undefined) {
		return date => date.getUTCDate() === nearestWorkday(date, Number(nearest));
	}
	if (text === 'L') {
		return date => date.getUTCDate() === daysOf(date);
	}
	const fits = parseField(text, {from: 1, to: 31});
	return fits && (date => fits(date.getUTCDate()));
}

function nearestWorkday(date: Date, wanted: number): number {
	const most = daysOf(date);
	const near = Math.min(wanted, most);
	const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), near)).getUTCDay();
	if (weekday === 6) {
		return near === 1 ? 3 : near - 1;
	}
	return weekday === 0 ? (near === most ? near - 2 : near + 1) : near;
}

/** 1 is Sunday. `6L` is the last Friday of a month, `SUN#3` its third Sunday. */
function parseWeekday(text: string): ((date: Date) => boolean) | undefined {
	const [, name = '', mark] = /^(\w+?)(L|#[1-5])$/.exec(text) ?? [];
	const fits = parseField(mark === undefined ? text : name, {from: 1, to: 7, names: weekdays});
	if (!fits) {
		return undefined;
	}
	return date => {
		const isWeek =
			mark === undefined ||
			(mark === 'L'
				? date.getUTCDate() + 7 > daysOf(date)
				: Math.ceil(date.getUTCDate() / 7) === Number(mark.slice(1)));
		return isWeek && fits(date.getUTCDay() + 1);
	};
}

function daysOf(date: Date): number {
	return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
