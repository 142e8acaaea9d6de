import type {Event} from '../core/console/event.ts';
import {fail, type Outcome} from '../core/domain/failure.ts';
import {printLocation} from '../core/domain/location.ts';
import type {Errand, ProgramEnd} from '../core/domain/program.ts';
import type {Effect} from '../core/state/effect.ts';
import type {ProgramEffect} from '../core/state/program-effect.ts';
import {formatTime} from '../core/status/format.ts';
import type {LentSession} from '../ports/sessions.ts';
import type {Ports} from './ports.ts';

type Ask = <T>(answer: Promise<T>, toEvent: (value: T) => Event) => void;

/** The effects performed here. */
type OutsideEffect = ProgramEffect | Extract<Effect, {readonly type: 'list-stack-events'}>;

type ProgramPerformers = {
	readonly [T in OutsideEffect['type']]: (effect: Extract<OutsideEffect, {readonly type: T}>) => void;
};

/** What running the operator's own programs needs. */
type ProgramPorts = Pick<Ports, 'programs' | 'sessions' | 'stacks' | 'terminal'>;

/**
Performs the effects outside of Systems Manager: reads of the stacks that steps create, and programs of the operator's own, which have the terminal until they end.

@param ports - Read at each effect.
*/
export function programPerformers(ports: () => ProgramPorts, ask: Ask): ProgramPerformers {
	return {
		'list-stack-events': place => {
			const {stacks} = ports();
			if (stacks !== undefined) {
				ask(stacks.listEvents(place), outcome => ({...place, type: 'stack-events-read', outcome}));
			}
		},
		'run-errand': ({errand}) =>
			ask(runErrand(ports(), errand), outcome => ({type: 'program-ended', name: errand.name, outcome})),
		'show-text': ({shared, reader}) =>
			ask(
				onTerminal(ports(), programs => programs.showText(shared, reader)),
				outcome => ({type: 'program-ended', name: `The ${reader}`, outcome}),
			),
		'run-own': ({command}) =>
			ask(
				onTerminal(ports(), programs => programs.runOwn(command)),
				outcome => ({type: 'program-ended', name: `rollgrid ${command}`, outcome}),
			),
		'open-link': ({url}) => ask(openLink(ports(), url), outcome => ({type: 'link-opened', url, outcome})),
	};
}

async function openLink({programs, terminal}: ProgramPorts, url: string): Promise<Outcome<void>> {
	const {handOver} = terminal;
	return programs === undefined || handOver === undefined
		? fail(noTerminal)
		: programs.openLink(url, run => handOver(run));
}

const noTerminal = {kind: 'local', what: 'No program can be opened here'} as const;

async function onTerminal(
	{programs, terminal}: ProgramPorts,
	run: (programs: NonNullable<ProgramPorts['programs']>) => Promise<Outcome<ProgramEnd>>,
): Promise<Outcome<ProgramEnd>> {
	return programs === undefined || terminal.handOver === undefined
		? fail(noTerminal)
		: terminal.handOver(() => run(programs));
}

/** The session first, then the terminal: a refusal by AWS appears on the screen. */
async function runErrand(ports: ProgramPorts, errand: Errand): Promise<Outcome<ProgramEnd>> {
	const {programs, sessions} = ports;
	if (programs === undefined || sessions === undefined) {
		return fail(noTerminal);
	}

	const {line, where, waitsAfter} = errand;
	const lent = await sessions.lend(errand, line ?? (await programs.findShell()));
	if (!lent.ok) {
		return lent;
	}

	const {variables, end} = lent.value;
	const surroundings = {variables, place: printLocation(where), greeting: greet(errand, lent.value)};
	const outcome = await onTerminal(ports, () =>
		line === null ? programs.openShell(surroundings) : programs.runLine(line, surroundings, waitsAfter),
	);
	end(outcome);
	return outcome;
}

function greet({where}: Errand, {through, endsAt}: LentSession): string {
	const by = through === null ? 'your own credentials' : through;
	const until = endsAt === null ? '' : `, until ${formatTime(endsAt)}`;
	return `rollgrid: a shell in ${printLocation(where)} by ${by}${until}. exit goes back; what runs goes on.`;
}
