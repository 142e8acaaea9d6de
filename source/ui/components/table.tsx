import {Box, type DOMElement, measureElement, Text} from 'ink';
import {useEffect, useRef} from 'react';
import {listOnScreen} from '../list-on-screen.ts';
import type {ThemeColor} from '../theme.ts';
import {useAppearance} from '../use-console.ts';
import {fitText} from './fit-text.ts';
import {Found} from './found.tsx';
import {inkStyle} from './ink-style.ts';
import {Row} from './row.tsx';
import {Cells, type InkCell} from './strip.tsx';

/** What one cell shows. */
type TableCell = {
	readonly text: string;
	readonly color?: ThemeColor;
	/** A picture in place of the text, as wide as the column. */
	readonly picture?: readonly InkCell[];
};

export type TableColumn<Item> = {
	readonly title: string;
	/** Terminal columns, or `rest` for what the others leave. */
	readonly width: number | 'rest';
	readonly cell: (row: Item) => TableCell;
};

export type TableProps<Item> = {
	readonly columns: ReadonlyArray<TableColumn<Item>>;
	readonly rows: readonly Item[];
	readonly cursor: number;
	/** Terminal columns and rows that the table may take, its heading included. */
	readonly width: number;
	readonly height: number;
	readonly keyOf: (row: Item) => string;
};

/** Rows under a heading, with the matches of the screen's search highlighted, scrolled so that the cursor is visible. Only visible rows are laid out. */
export function Table<Item>({columns, rows, cursor, width, height, keyOf}: TableProps<Item>) {
	const appearance = useAppearance();
	const fixed = columns.reduce((sum, column) => sum + (column.width === 'rest' ? 0 : column.width + 1), 0);
	const widths = columns.map(column => (column.width === 'rest' ? Math.max(4, width - fixed - 3) : column.width));
	const shown = Math.max(1, height - 1);
	const top = Math.max(0, Math.min(rows.length - shown, cursor - Math.floor(shown / 2)));
	const box = useRef<DOMElement>(null);
	useEffect(() => {
		const {current} = box;
		if (current === null) {
			return;
		}

		const {x, y} = measureElement(current);
		const count = Math.min(shown, rows.length - top);
		const place = {x, y: y + 1, columns: width, rows: count, cursorRow: y + 1 + cursor - top};
		listOnScreen.place = place;
		return () => {
			if (listOnScreen.place === place) {
				listOnScreen.place = null;
			}
		};
	});
	return (
		<Box ref={box} flexDirection="column" height={height} overflow="hidden">
			<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
				{`  ${columns.map(({title}, place) => fitText(title, widths[place]!, appearance)).join(' ')}`}
			</Text>
			{rows.slice(top, top + shown).map((row, line) => {
				const isUnderCursor = top + line === cursor;
				return (
					<Row key={keyOf(row)} isSelected={isUnderCursor} width={width} hasMark>
						{inks =>
							columns.map((column, place) => {
								const {text, color = 'text', picture} = column.cell(row);
								return picture !== undefined ? (
									<Text key={column.title}>
										<Cells cells={picture} appearance={inks} />{' '}
									</Text>
								) : (
									<Text key={column.title} {...inkStyle(inks, color)}>
										<Found text={`${fitText(text, widths[place]!, inks)} `} />
									</Text>
								);
							})
						}
					</Row>
				);
			})}
		</Box>
	);
}
