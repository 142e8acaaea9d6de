import {cursorIndex} from '../../state/list-rows.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {sayAskingMachine, sayVariables} from '../../status/setup-words.ts';
import {wrapText} from '../../status/wrap-text.ts';
import {listChoices, type OriginChoice, shownOrigin} from './screen.ts';

export type OriginScene = {
	/** What is missing, what was found, and what to do. */
	readonly lines: readonly string[];
	readonly stage: 'profile' | 'region';
	readonly choices: readonly OriginChoice[];
	readonly cursor: number;
	/** How many rows the lines need, wrapped. */
	readonly textRows: number;
};

export function selectOrigin(state: ConsoleState): OriginScene | undefined {
	const screen = shownOrigin(state);
	if (screen === undefined) {
		return undefined;
	}

	const {setup, identityTrouble, identifyDueAt, central} = state;
	const choices = listChoices(state, screen);
	const failure = identityTrouble?.failure;
	const asking = setup === null || identifyDueAt !== null || central !== null ? null : sayAskingMachine(setup);
	// The table lists what was found: the failure that repeats it is cut to its first line.
	const told = failure === undefined ? [] : describeFailure(failure);
	const lines = [
		...(failure?.missing === undefined ? told : told.slice(0, 1)),
		...(asking === null ? [] : [asking]),
		...(setup === null ? [] : [sayVariables(setup)]),
		...(setup?.trouble ? [setup.trouble] : []),
		...(setup === null
			? ['Reading the config files…']
			: [sayChoice(screen.stage, screen.profile?.name ?? null, choices.length)]),
	];
	const printed = lines.map(line => toPrintableLine(line));
	return {
		lines: printed,
		textRows: printed.reduce((sum, line) => sum + wrapText(line, state.size.columns - 2).length, 0),
		stage: screen.stage,
		choices: choices.map(choice => ({...choice, name: toPrintableLine(choice.name), by: toPrintableLine(choice.by)})),
		cursor: cursorIndex(
			choices.map(({id}) => id),
			screen.list,
		),
	};
}

function sayChoice(stage: 'profile' | 'region', profile: string | null, count: number): string {
	if (stage === 'region') {
		const whose = profile === null ? '' : ` for profile ${profile}`;
		return `Choose the Region that fan-outs are started in${whose}; / finds one, or takes one that isn’t listed.`;
	}

	return count === 0
		? 'No profile to choose: `aws configure sso` or `aws configure` makes one. d opens the demo, which needs no account.'
		: 'Choose who acts. Nothing is written: the choice holds until the console ends.';
}
