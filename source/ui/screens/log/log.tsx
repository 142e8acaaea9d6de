import {type ConsoleState, currentScreen} from '../../../core/state/state.ts';
import {toPrintableLine} from '../../../core/status/printable.ts';
import {TextPage} from '../../components/text-page.tsx';

export type LogProps = {
	readonly state: ConsoleState;
	/** One line for each API call, newest first. */
	readonly listCalls: () => readonly string[];
	readonly width: number;
	readonly height: number;
};

/** Every API call with account, Region, time and outcome; every action as its `aws` command line. */
export function Log({state, listCalls, width, height}: LogProps) {
	const {text} = currentScreen(state);
	const calls = listCalls();
	const lines = calls.length === 0 ? ['No API call was made yet.'] : calls;
	return text !== undefined ? (
		<TextPage lines={lines.map(line => ({text: toPrintableLine(line)}))} view={text} width={width} height={height} />
	) : null;
}
