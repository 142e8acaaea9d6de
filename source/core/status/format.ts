import {formatCount} from '../domain/count.ts';

export {formatCount, formatLocations} from '../domain/count.ts';

/** `42s`, `3m12s`, `1h04m`, `2d03h`; what is shorter than a second is `0s`. */
export function formatDuration(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	if (seconds < 60) {
		return `${seconds}s`;
	}

	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) {
		return `${minutes}m${pad(seconds % 60)}s`;
	}

	const hours = Math.floor(minutes / 60);
	return hours < 24 ? `${hours}h${pad(minutes % 60)}m` : `${Math.floor(hours / 24)}d${pad(hours % 24)}h`;
}

/** The first unit of `formatDuration`, at most three columns: `42s`, `12m`, `3h`, `2d`. */
export function formatShortDuration(ms: number): string {
	const [first] = /^\d+[smhd]/.exec(formatDuration(Math.min(ms, mostShortMs)))!;
	return first;
}

/** The next number of milliseconds for which `formatShortDuration` returns another text than for `ms`. */
export function nextShortDuration(ms: number): number {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const step = seconds < 60 ? 1 : 60;
	return (Math.floor(seconds / step) + 1) * step * 1000;
}

/** Beyond this, one more day makes no difference. */
const mostShortMs = 99 * 86_400_000;

/** ISO 8601 in UTC, for programs. */
export function formatIso(epochMs: number | null): string | null {
	return epochMs === null ? null : new Date(epochMs).toISOString();
}

/** `2026-11-23 03:12:45Z`, for people: UTC, since accounts and operators sit in many time zones. */
export function formatTime(epochMs: number | null): string {
	return epochMs === null ? '—' : `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** `03:12:45Z`: the time of `formatTime`, for lines of one day. */
export function formatTimeOfDay(epochMs: number): string {
	return `${new Date(epochMs).toISOString().slice(11, 19)}Z`;
}

/** `1st`, `2nd`, `13th`, `20,001st`. */
export function formatOrdinal(n: number): string {
	const endings = ['th', 'st', 'nd', 'rd'];
	const isTeen = n % 100 >= 11 && n % 100 <= 13;
	return `${formatCount(n)}${(isTeen ? undefined : endings[n % 10]) ?? 'th'}`;
}

/** The first names of a list, and how many follow: `a, b and 12,498 more`. */
export function formatNames(names: readonly string[], most: number): string {
	const more = names.length - most;
	return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}

function pad(n: number): string {
	return String(n).padStart(2, '0');
}
