/**
What the benchmark's own keys make AWS report to the measured console: the same for ours and for Ink's. They are digits, which the console has no use for on the matrix.
*/
import {type LargeConsole, openLargeConsole} from './large-console.ts';

const loadIntervalMs = 20;
const locationsPerUpdate = 100;
/** The changes of a large fan-out in use: twenty locations a second. */
const runningIntervalMs = 50;
const tickMs = 1000;

export type Feed = LargeConsole & {
	/** Does what a digit asks for. @returns Whether it was one of the bench's keys. */
	readonly take: (key: string) => boolean;
};

/** A large console whose world moves when a digit says so: single changes, or fifty updates a second with the seconds passing. */
export function openFeed(columns: number, rows: number): Feed {
	const large = openLargeConsole(columns, rows);
	let where: 'all' | 'visible' | 'running' | undefined;
	const toggle = (wanted: 'all' | 'visible' | 'running') => () => {
		where = where === wanted ? undefined : wanted;
	};

	setInterval(() => {
		if (where === 'all' || where === 'visible') {
			large.change(locationsPerUpdate, where);
		}
	}, loadIntervalMs);
	setInterval(() => {
		if (where === 'running') {
			large.change(1, 'all');
		}
	}, runningIntervalMs);
	setInterval(() => {
		if (where !== undefined) {
			large.pass(tickMs);
			large.store.dispatch({type: 'ticked'});
		}
	}, tickMs);
	const actions: Readonly<Record<string, () => void>> = {
		1: () => large.change(1, 'visible'),
		2: () => large.change(100, 'visible'),
		3: () => large.change(10_000, 'visible'),
		4: () => large.change(1, 'all'),
		5: () => large.change(100, 'all'),
		6: () => large.change(10_000, 'all'),
		7: toggle('all'),
		8: toggle('visible'),
		9: toggle('running'),
	};
	return {
		...large,
		take(key) {
			const action = actions[key];
			action?.();
			return action !== undefined;
		},
	};
}
