import {render} from 'ink';
import type {Terminal} from '../terminal/terminal.ts';
import {type ConsoleProps, Panes} from './console.tsx';
import {toInkStreams} from './ink-streams.ts';

/** Ink, drawing into the terminal's layers. The only way to it from the console is an `import()`, since loading it takes longer than a first frame may. */
export type ShownPanes = {
	/** Resolves when Ink has drawn all that happened so far. */
	flush(): Promise<void>;
	close(): void;
};

export function showPanes({inkStreams}: Pick<Terminal, 'inkStreams'>, props: ConsoleProps): ShownPanes {
	const instance = render(<Panes {...props} />, {
		...toInkStreams(inkStreams),
		incrementalRendering: false,
		patchConsole: false,
		exitOnCtrlC: false,
		interactive: true,
	});
	return {
		flush: () => instance.waitUntilRenderFlush(),
		close: () => instance.unmount(),
	};
}
