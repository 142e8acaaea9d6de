import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {expect} from 'vitest';
import {root} from './built-program.ts';
import type {openConsole} from './open-console.ts';
import {drawPicture, schemes} from './picture.ts';

/** Sizes that every screen is drawn in, columns × rows. */
const sizes = [
	[80, 24],
	[120, 36],
	[200, 50],
] as const;

const shades = ['dark', 'light'] as const;

/** Write a picture (`npm run screenshots`), or see that the one that is kept shows the screen as it is. */
export function keepPicture(path: string, picture: string): void {
	const file = join(root, 'screenshots', path);
	if (process.env.MODE === 'screenshots') {
		mkdirSync(dirname(file), {recursive: true});
		writeFileSync(file, picture);
	}

	expect(readFileSync(file, 'utf8') === picture, `screenshots/${path} is out of date: npm run screenshots`).toBe(true);
}

/** Keep a screen in every size, dark and light. */
export async function keepPictures(
	name: string,
	{operator, runtime, terminal}: Pick<Awaited<ReturnType<typeof openConsole>>, 'operator' | 'runtime' | 'terminal'>,
): Promise<void> {
	for (const [columns, rows] of sizes) {
		for (const shade of shades) {
			runtime.store.dispatch({type: 'theme-chosen', theme: shade});
			await operator.resizes(columns, rows);
			keepPicture(`${columns}x${rows}/${shade}/${name}.svg`, drawPicture(terminal, schemes[shade]));
		}
	}
}
