import process from 'node:process';
import {killPoints, openKillRange} from '../test/start-once/kill-at.ts';

/**
Kill the program around a start, again and again, and count what became of it: executions after the kill, and after the next start of rollgrid.

@param args - How many runs, 200 if not given; they are dealt out evenly to the points.
*/
export async function run([runs = '200']: readonly string[]): Promise<void> {
	const range = await openKillRange();
	const perPoint = Math.ceil(Number(runs) / killPoints.length);
	process.stdout.write(
		`kill -9 at each point around a start, ${perPoint} runs each: executions after the kill, after the next start of rollgrid,\nand how often that start said what became of it\n\n`,
	);
	try {
		for (const point of killPoints) {
			const afterKill = [0, 0, 0];
			const afterNext = [0, 0, 0];
			let told = 0;
			for (let count = 0; count < perPoint; count++) {
				const result = await range.strike(point, count % 8);
				afterKill[Math.min(2, result.afterKill)]!++;
				afterNext[Math.min(2, result.afterNext)]!++;
				told += Number(result.told.includes('is execution'));
			}

			const [none, one, more] = afterKill;
			process.stdout.write(
				`${point.padEnd(44)} ${none} none, ${one} one, ${more} more  →  ${afterNext[0]} none, ${afterNext[1]} one, ${afterNext[2]} more; told ${told}\n`,
			);
		}
	} finally {
		await range.close();
	}
}
