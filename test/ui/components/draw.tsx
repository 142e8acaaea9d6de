import {stripVTControlCharacters} from 'node:util';
import {render} from 'ink-testing-library';
import type {ReactNode} from 'react';
import {type Appearance, themes} from '../../../source/ui/theme.ts';
import {AppearanceProvider} from '../../../source/ui/use-console.ts';
import {atEnd} from '../../harness/at-end.ts';

/** What Ink draws of an element, at 100 columns: as the reader sees it, and with the terminal's colours. */
export type Drawing = {
	readonly rows: readonly string[];
	readonly bytes: string;
	redraw(node: ReactNode): Drawing;
};

/** Draw an element with Ink, in a theme. */
export function draw(node: ReactNode, appearance: Partial<Appearance> = {}): Drawing {
	const whole = {palette: themes.dark, isAscii: false, hasColor: true, ...appearance};
	const wrap = (inner: ReactNode) => <AppearanceProvider value={whole}>{inner}</AppearanceProvider>;
	const ink = render(wrap(node));
	atEnd(ink.unmount);
	const see = (): Drawing => {
		const bytes = ink.lastFrame() ?? '';
		return {
			bytes,
			rows: stripVTControlCharacters(bytes)
				.split('\n')
				.map(row => row.trimEnd()),
			redraw(next) {
				ink.rerender(wrap(next));
				return see();
			},
		};
	};

	return see();
}
