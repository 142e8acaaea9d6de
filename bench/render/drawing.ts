/**
The processor time of drawing: that of a program that draws, less that of one that folds the same answers and draws nothing.
*/
import {distribution, open, type Size} from './measure.ts';
import {type Session, sleep} from './session.ts';
import type {Subject} from './subject.ts';
import {printTable, type Scores} from './table.ts';

/** How long each program runs in its turn before it is measured, and how long it is measured. */
const [warmMs, turnMs] = [700, 2000];
/** How many turns each program gets, and how many of them count: those in which it waited least for the processor, as a program that is kept waiting draws less. */
const [turns, counted] = [9, 3];
/** How long answers come until the code that folds and draws them is compiled. */
const compileMs = 4000;
/** The most that is allowed, in percent of Ink's processor time. */
const mostOfInk = 8;

/** A program that draws, and the one that only folds the answers, under the same limits of memory. */
type Drawing = {readonly subject: Subject; readonly feed: Subject};

/** Measure the processor time of drawing while fifty updates a second come: ours and Ink's, in turns. */
export async function measureDrawing(
	drawings: readonly [ours: Drawing, ink: Drawing],
	size: Size,
	scores: Scores,
): Promise<void> {
	const subjects = drawings.flatMap(({subject, feed}) => [subject, feed]);
	const sessions: Session[] = [];
	for (const subject of subjects) {
		sessions.push(await open(subject, size));
	}

	const taken: Turn[][] = sessions.map(() => []);
	for (let turn = 0; turn <= turns; turn++) {
		for (const [place, session] of sessions.entries()) {
			const one = await takeTurn(session, subjects[place]!, turn === 0 ? compileMs : warmMs);
			if (turn > 0) {
				taken[place]!.push(one);
			}
		}
	}

	await Promise.all(sessions.map(async session => session.end()));
	const [ours, ourFeed, ink, inkFeed] = taken.map(countTurns) as [number, number, number, number];
	report({all: ours, feed: ourFeed}, {all: ink, feed: inkFeed}, {subjects, size, scores});
}

/** The processor time of a program in its turn, in percent of a core, and how long it waited for the processor. */
type Turn = {readonly percent: number; readonly waitedMs: number};

async function takeTurn(session: Session, {keys}: Subject, leadMs: number): Promise<Turn> {
	const toggle = keys['load on all']!;
	session.send(toggle);
	await sleep(leadMs);
	const before = session.processor();
	const from = performance.now();
	await sleep(turnMs);
	const after = session.processor();
	const percent = ((after.usedMs - before.usedMs) / (performance.now() - from)) * 100;
	session.send(toggle);
	await sleep(100);
	return {percent, waitedMs: after.waitedMs - before.waitedMs};
}

function countTurns(all: readonly Turn[]): number {
	const quiet = all.toSorted((a, b) => a.waitedMs - b.waitedMs).slice(0, counted);
	return distribution(quiet.map(({percent}) => percent)).p50;
}

/** Processor time in percent of a core. */
type Taken = {readonly all: number; readonly feed: number};

function report(
	ours: Taken,
	ink: Taken,
	{subjects, size, scores}: {readonly subjects: readonly Subject[]; readonly size: Size; readonly scores: Scores},
): void {
	const drawing = ({all, feed}: Taken): number => all - feed;
	const row = ({name}: Subject, taken: Taken): string[] => [
		name,
		...[taken.all, taken.feed, drawing(taken)].map(percent => percent.toFixed(1)),
	];
	printTable(
		['processor time, 50 updates/s, % of a core', 'all', 'the feed by itself', 'drawing'],
		[row(subjects[0]!, ours), row(subjects[2]!, ink)],
	);
	const parts = `${drawing(ours).toFixed(1)} % of a core, Ink ${drawing(ink).toFixed(1)} %`;
	scores.add(
		`${size.columns} × ${size.rows}: CPU of drawing, 50 updates/s, of Ink incremental`,
		mostOfInk,
		(drawing(ours) / drawing(ink)) * 100,
		`${parts}; the feed by itself (${ours.feed.toFixed(1)} and ${ink.feed.toFixed(1)} %) is in neither`,
		'%',
	);
}
