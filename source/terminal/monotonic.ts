import process from 'node:process';

/** Read a clock that never goes back, in milliseconds. Node has this one from the start; it loads `performance` only at the first use. */
export function readMonotonic(): number {
	const [seconds, nanoseconds] = process.hrtime();
	return seconds * 1000 + nanoseconds / 1e6;
}
