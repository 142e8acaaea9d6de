import type {Failure, FailureKind} from '../../domain/failure.ts';
import type {Phrase} from '../../status/fit-phrases.ts';
import {formatDuration} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {ShownTrouble} from '../shown-trouble.ts';
import type {ConsoleState} from '../state.ts';
import {findTrouble} from '../trouble.ts';

/** Below this many rows trouble has one line, whatever its length. */
const rowsForTwo = 16;

/**
The failure of what is on the screen, in one line or two: what, which operation, AWS's code, since when; then the way out, and when the request is repeated.

Shortened by leaving out what matters least, never by cutting: the time and the way out stay.

@returns One or two lines that fit the screen; none where all is well.
*/
export function selectTrouble(state: ConsoleState): readonly Phrase[] {
	const trouble = findTrouble(state);
	if (trouble === null) {
		return [];
	}

	const {columns, rows} = state.size;
	const whats = sayWhat(trouble, state.now);
	const again = sayAgain(trouble, state.now);
	const ways = sayWaysOut(trouble.failure)
		.flatMap(way => [[way, again], [way]])
		.map(join);
	const whole = firstFitting(
		ways.slice(0, 1).map(way => join([whats[0]!, way])),
		columns,
	);
	if (whole !== undefined) {
		return [{text: whole, tone: 'bad'}];
	}

	if (rows < rowsForTwo) {
		const short = join([whats.at(-1)!, ways.at(-1)!]);
		return [{text: short, tone: 'bad'}];
	}

	const what: Phrase = {text: firstFitting(whats, columns) ?? whats.at(-1)!, tone: 'bad'};
	const way = firstFitting(
		ways.map(text => `  ${text}`),
		columns,
	);
	return [what, {text: way ?? `  ${ways.at(-1)!}`, tone: 'text'}];
}

/** From all of it to the code and the time alone. */
function sayWhat({failure, since, about}: ShownTrouble, now: number): readonly string[] {
	const headline = headlines[failure.kind] ?? toPrintableLine(failure.what);
	const code = failure.code === undefined ? '' : toPrintableLine(failure.code);
	const operation = [failure.operation, code].filter(Boolean).join(': ');
	const age = `for ${formatDuration(now - since)}`;
	return [
		['×', about, headline, operation, age],
		['×', about, operation || headline, age],
		['×', operation || headline, age],
		['×', code || headline, age],
	].map(([sign, ...said]) => `${sign} ${join(said as readonly string[])}`);
}

const headlines: Readonly<Partial<Record<FailureKind, string>>> = {
	throttled: 'throttled by AWS, slowing down',
	unreachable: 'AWS can’t be reached',
	service: 'AWS answers with a fault',
	credentials: 'credentials expired or missing',
	denied: 'not allowed',
	'not-found': 'AWS doesn’t know it',
};

/** What mends it: as the failure says, its first sentence, then the bare command or permission. */
function sayWaysOut({kind, next, operation}: Failure): readonly string[] {
	const said = next === undefined ? '' : toPrintableLine(next);
	const first = /^.*?(?=[.;] |\.$|$)/.exec(said)?.[0] ?? '';
	const command = /aws sso login(?: --[\w-]+ \S+)*/.exec(said)?.[0]?.replace(/[.,;]$/, '');
	const bare = operation === undefined || operation.includes(':') ? operation : `ssm:${operation}`;
	const intent = /Allow ([\w-]+:\w+)/.exec(said)?.[1] ?? bare;
	const short: Partial<Record<FailureKind, string>> = {
		denied: `allow ${intent}`,
		credentials: command ?? 'sign in again',
		throttled: '--rate lowers rollgrid’s share',
		unreachable: 'check network, --endpoint-url, --region',
		'not-found': 'check the ID, --region, --profile',
	};
	return [...new Set([said.replace(/\.$/, ''), first, short[kind] ?? first])];
}

/** Shown only where the request is repeated. */
function sayAgain({dueAt, isAsking}: ShownTrouble, now: number): string {
	return dueAt !== null
		? `asks again in ${formatDuration(Math.max(0, dueAt - now))}`
		: isAsking
			? 'asking again…'
			: 'u asks again';
}

function firstFitting(wordings: readonly string[], columns: number): string | undefined {
	return wordings.find(({length}) => length <= columns);
}

function join(parts: readonly string[]): string {
	return parts.filter(Boolean).join(' · ');
}
