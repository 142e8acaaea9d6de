import type {Film} from './film.ts';

/**
Encode the changes of a film as text. Each moment begins with its distance in time from the one before and the number of its changes; each change has the distance of its location from the one before, and its new status.

All but the status are numbers of seven bits a byte, the lowest first; distances between locations have their sign in the lowest bit. 100,000 locations from start to end take about 1 MB.
*/
export function encodeFilm({times, locations, changes}: Film): string {
	const bytes: number[] = [];
	let before = times[0] ?? 0;
	let location = 0;
	for (let from = 0; from < times.length; ) {
		const at = times[from]!;
		let to = from;
		while (times[to] === at) {
			to++;
		}

		pushNumber(bytes, at - before);
		pushNumber(bytes, to - from);
		for (; from < to; from++) {
			const distance = locations[from]! - location;
			pushNumber(bytes, distance < 0 ? -distance * 2 - 1 : distance * 2);
			bytes.push(changes[from]!);
			location = locations[from]!;
		}

		before = at;
	}

	return toBase64(bytes);
}

function pushNumber(bytes: number[], n: number): void {
	let rest = n;
	while (rest >= 128) {
		bytes.push((rest % 128) + 128);
		rest = Math.floor(rest / 128);
	}

	bytes.push(rest);
}

/** The text is made in pieces of this length, as a call takes a limited number of arguments. */
const pieceLength = 3 * 8192;

function toBase64(bytes: readonly number[]): string {
	let text = '';
	for (let from = 0; from < bytes.length; from += pieceLength) {
		text += btoa(String.fromCharCode(...bytes.slice(from, from + pieceLength)));
	}

	return text;
}
