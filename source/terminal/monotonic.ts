import process from 'node:process';

/** Milliseconds that never go back. Node has this clock from the beginning; `performance` it loads at the first use. */
export function readMonotonic(): number {
	const [seconds, nanoseconds] = process.hrtime();
	return seconds * 1000 + nanoseconds / 1e6;
}
