import type {ComponentType} from 'react';
import {listKeys} from '../../core/console/keymap.ts';
import {allOwnCommands} from '../../core/console/own-commands.ts';
import type {ScreenName} from '../../core/screens/rooms.ts';
import {shownSearch} from '../../core/state/shown-search.ts';
import {currentScreen} from '../../core/state/state.ts';
import type {BodyProps} from '../screen-props.ts';
import {SearchProvider} from '../use-console.ts';
import {CompareScreen} from './compare/compare.tsx';
import {ConfigureScreen} from './configure/configure.tsx';
import {ExecutionScreen} from './execution/execution.tsx';
import {Failures} from './failures/failures.tsx';
import {FanOuts} from './fan-outs/fan-outs.tsx';
import {Help} from './help/help.tsx';
import {Invocations} from './invocations/invocations.tsx';
import {Log} from './log/log.tsx';
import {Notes} from './notes/notes.tsx';
import {OriginScreen} from './origin/origin.tsx';
import {Pair} from './pair/pair.tsx';
import {Printed} from './printed/printed.tsx';
import {Run} from './run/run.tsx';
import {StepScreen} from './step/step.tsx';
import {TimelineScreen} from './timeline/timeline.tsx';

/** What draws each screen; `null` where the painter does. */
const bodies: Readonly<Record<ScreenName, ComponentType<BodyProps> | null>> = {
	'fan-outs': FanOuts,
	matrix: null,
	execution: ExecutionScreen,
	step: StepScreen,
	invocations: Invocations,
	printed: Printed,
	failures: Failures,
	compare: CompareScreen,
	timeline: TimelineScreen,
	notes: Notes,
	pair: Pair,
	run: Run,
	help: Help,
	origin: OriginScreen,
	log: Log,
	configure: ConfigureScreen,
};

const byName: ReadonlyMap<string, ComponentType<BodyProps> | null> = new Map(Object.entries(bodies));

/** The screen on top, as Ink draws it. */
export function Body(props: Omit<BodyProps, 'keys'>) {
	const Shown = byName.get(currentScreen(props.state).name) ?? null;
	return Shown === null ? null : (
		<SearchProvider value={shownSearch(props.state).search}>
			<Shown {...props} keys={[...listKeys(props.state.house), ...allOwnCommands(props.state)]} />
		</SearchProvider>
	);
}
