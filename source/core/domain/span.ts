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

/** Write a span so that `parseSpan` reads it again: `1h30m`, `90s` as `1m30s`. Whole seconds. */
export function printSpan(ms: number): string {
	const seconds = Math.round(ms / 1000);
	const parts = [
		[Math.floor(seconds / 3600), 'h'],
		[Math.floor((seconds % 3600) / 60), 'm'],
		[seconds % 60, 's'],
	] as const;
	return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count}${unit}`])).join('') || '0s';
}
