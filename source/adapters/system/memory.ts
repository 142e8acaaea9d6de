/**
Limits the program's memory: bastion hosts are small, and many people use them.
*/
import process from 'node:process';
import {setFlagsFromString} from 'node:v8';

/** The end of the start, in milliseconds of this process: until then time matters more than memory, and the garbage of loading is collected all at once. */
const latestMs = 1500;
/** Collection begins earlier where the process holds this many bytes: over a fast network, reads before the end of the start take 200 MB more. */
const mostBytes = 125e6;
const everyMs = 50;

/** {@link collectEarly} once the start is over, or has taken much memory. */
export function collectEarlySoon(): void {
	const timer = setInterval(() => {
		if (process.uptime() * 1000 >= latestMs || readHeldBytes() > mostBytes) {
			clearInterval(timer);
			collectEarly();
		}
	}, everyMs).unref();
}

/** The bytes that the process holds; 0 where the system doesn't report them, such as in a chroot without /proc. */
function readHeldBytes(): number {
	try {
		return process.memoryUsage.rss();
	} catch {
		return 0;
	}
}

/**
Let V8 collect early rather than take another page. A hundred thousand locations leave little behind, but reading them throws a lot away: with V8's
own settings, made for servers, the console held 390 MB after reading them; with this, 130.

Works on a running process: the young generation and the limit that starts a collection are looked up anew each time.
*/
export function collectEarly(): void {
	setFlagsFromString('--optimize-for-size');
}
