const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000};

/**
Read a span of time as people write it: `90s`, `15m`, `1h30m`.

@returns Milliseconds, or `undefined` where the text is no such span or nothing long.
*/
export function parseSpan(text: string): number | undefined {
	const parts = [...text.trim().matchAll(/(\d+)([hms])/g)];
	const isWhole = parts.map(([part]) => part).join('') === text.trim();
	const ms = parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0);
	return isWhole && ms > 0 ? ms : undefined;
}
