import {readFile} from 'node:fs/promises';

/** The name of a world that ships. */
type ShippedWorld = 'seed' | 'demo' | 'large';

/**
The world that a flag names: one that ships, else a file.

@throws an error that says what is wrong with the file, all mistakes at once.
*/
export async function loadWorld(name: string): Promise<ShippedWorld> {
	if (name === 'seed' || name === 'demo' || name === 'large') {
		return name;
	}

	await readFile(name, 'utf8');
	throw new RangeError(`--world ${name} is none of seed, demo and large`);
}
