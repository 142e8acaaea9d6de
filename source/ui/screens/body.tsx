import type {ComponentType} from 'react';
import type {ScreenName} from '../../core/screens/rooms.ts';
import {type ConsoleState, currentScreen} from '../../core/state/state.ts';
import {CompareScreen} from './compare/compare.tsx';
import {ConfigureScreen} from './configure/configure.tsx';
import {ExecutionScreen} from './execution/execution.tsx';
import {Failures} from './failures/failures.tsx';
import {FanOuts} from './fan-outs/fan-outs.tsx';
import {Help} from './help/help.tsx';
import {Log} from './log/log.tsx';
import {StepScreen} from './step/step.tsx';
import {TimelineScreen} from './timeline/timeline.tsx';

export type BodyProps = {
	readonly state: ConsoleState;
	/** Lines of rollgrid's log, newest first; asked for while that screen is shown. */
	readonly listCalls: () => readonly string[];
	readonly width: number;
	readonly height: number;
	/** The matrix of locations as the painter drew it, where no painter's layer shows it. */
	readonly matrix?: readonly string[] | undefined;
};

/** What draws each screen; `null` where the painter does. */
const bodies: Readonly<Record<ScreenName, ComponentType<BodyProps> | null>> = {
	'fan-outs': FanOuts,
	matrix: null,
	execution: ExecutionScreen,
	step: StepScreen,
	failures: Failures,
	compare: CompareScreen,
	timeline: TimelineScreen,
	help: Help,
	log: Log,
	configure: ConfigureScreen,
};

const byName: ReadonlyMap<string, ComponentType<BodyProps> | null> = new Map(Object.entries(bodies));

/** The screen on top, as Ink draws it. */
export function Body(props: BodyProps) {
	const Shown = byName.get(currentScreen(props.state).name) ?? null;
	return Shown === null ? null : <Shown {...props} />;
}
