import {Box, Text} from 'ink';
import type {FormRow, FormScreen} from '../../../core/screens/configure/form/select.ts';
import {CaretText} from '../../components/caret-text.tsx';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Lines, type LinesProps} from '../../components/lines.tsx';
import {Row as Line} from '../../components/row.tsx';
import {wrapText} from '../../components/wrap.ts';
import {type Appearance, markOf} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

export type FormProps = {readonly screen: FormScreen; readonly width: number; readonly height: number};

/** Rows below the fields at the least: what the field under the cursor is for, and what it can be completed to. */
const helpRows = 7;

type Row = {readonly key: string; readonly field: FormRow | null; readonly text: string};

/** A form: fields in one column, the one under the cursor explained below. */
export function Form({screen, width, height}: FormProps) {
	const {rows, notes, help, suggestions, source} = screen;
	const noteLines = notes.flatMap(({text, tone}) => wrapText(text, width - 2).map(row => ({text: row, tone})));
	const noteRows = noteLines.length === 0 ? 0 : noteLines.length + 1;
	const least = rows.length === 0 ? 0 : Math.min(helpRows, Math.max(3, Math.floor(height / 3)));
	const room = Math.max(1, height - least - noteRows);
	const drawn = listRows(rows);
	// What the fields don't need is the help's.
	const below = rows.length === 0 ? 0 : Math.max(least, height - noteRows - drawn.length);
	const focus = drawn.findIndex(row => row.field?.isFocused === true);
	const top = Math.max(0, Math.min(drawn.length - room, focus - Math.floor(room / 2)));
	const labelWidth = Math.min(
		34,
		Math.max(12, ...rows.map(({label, isRequired}) => label.length + (isRequired ? 4 : 2))),
	);
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden" paddingLeft={1}>
			<Box flexDirection="column" height={Math.min(room, drawn.length)} flexShrink={0}>
				{drawn.slice(top, top + room).map(row => (
					<FieldLine key={row.key} row={row} labelWidth={labelWidth} width={width - 1} />
				))}
			</Box>
			{noteRows > 0 && (
				<Box paddingTop={1} flexShrink={0}>
					<Lines lines={noteLines} width={width - 2} height={noteLines.length} />
				</Box>
			)}
			{below > 0 && <Below help={help} suggestions={suggestions} source={source} width={width - 2} height={below} />}
		</Box>
	);
}

function listRows(rows: readonly FormRow[]): readonly Row[] {
	return rows.flatMap((field, place): readonly Row[] => [
		...(field.heading === null
			? []
			: [
					...(place === 0 ? [] : [{key: `${field.id} gap`, field: null, text: ''}]),
					{key: `${field.id} heading`, field: null, text: field.heading},
				]),
		{key: field.id, field, text: ''},
	]);
}

type FieldLineProps = {readonly row: Row; readonly labelWidth: number; readonly width: number};

function FieldLine({row: {field, text}, labelWidth, width}: FieldLineProps) {
	const appearance = useAppearance();
	if (field === null) {
		return (
			<Text wrap="truncate" {...inkStyle(appearance, 'accent')}>
				{text === '' ? ' ' : text}
			</Text>
		);
	}

	const {label, isRequired, isFocused, error} = field;
	const errorText = error === null ? '' : ` ${appearance.isAscii ? 'X' : '×'} ${error}`;
	const room = Math.max(
		10,
		width - labelWidth - 3 - (isFocused ? 0 : Math.min(errorText.length, Math.floor(width / 3))),
	);
	return (
		// Without colours the caret is inverse, and has to stay visible.
		<Line isSelected={isFocused && appearance.hasColor} width={width} hasMark={appearance.hasColor || !isFocused}>
			{inks => (
				<>
					{isFocused && !inks.hasColor && `${markOf('cursor', inks)} `}
					<Text bold={isFocused} {...inkStyle(inks, error === null ? 'text' : 'bad')}>
						{fitText(`${label}${isRequired ? ' *' : ''}`, labelWidth, inks)}
					</Text>
					<FieldText field={field} room={room} appearance={inks} />
					{!isFocused && error !== null && <Text {...inkStyle(inks, 'bad')}>{errorText}</Text>}
				</>
			)}
		</Line>
	);
}

function FieldText({
	field,
	room,
	appearance,
}: {
	readonly field: FormRow;
	readonly room: number;
	readonly appearance: Appearance;
}) {
	const {text, isChoice, isFocused, isPlaceholder, typed} = field;
	if (isChoice) {
		const [left, right] = appearance.isAscii ? ['<', '>'] : ['‹', '›'];
		return (
			<Text bold={isFocused}>
				{fitText(`${left} ${text} ${right}`, Math.min(room, text.length + 4), appearance).trimEnd()}
			</Text>
		);
	}

	if (typed === null) {
		return (
			<Text {...inkStyle(appearance, isPlaceholder ? 'muted' : 'text')}>
				{fitText(text, room, appearance).trimEnd() || ' '}
			</Text>
		);
	}

	if (isPlaceholder) {
		return (
			<Text>
				<Text inverse> </Text>
				<Text {...inkStyle(appearance, 'muted')}>{fitText(text, room - 1, appearance).trimEnd()}</Text>
			</Text>
		);
	}

	return (
		<Text underline>
			<CaretText {...typed} columns={room} />
		</Text>
	);
}

type BelowProps = Pick<FormScreen, 'help' | 'suggestions' | 'source'> & {
	readonly width: number;
	readonly height: number;
};

function Below({help, suggestions, source, width, height}: BelowProps) {
	const helpLines = help.flatMap(({text, tone}): LinesProps['lines'] =>
		wrapText(text, width).map(row => ({text: row, tone})),
	);
	const sourceLines = source === null ? [] : wrapText(source.text, width).map(text => ({text, tone: source.tone}));
	const room = Math.max(0, height - 1 - Math.min(helpLines.length, height - 2) - sourceLines.length);
	const highlighted = Math.max(
		0,
		suggestions.findIndex(({isHighlighted}) => isHighlighted),
	);
	const top = Math.max(0, Math.min(suggestions.length - room, highlighted - Math.floor(room / 2)));
	const shown = suggestions.slice(top, top + room);
	const lines: LinesProps['lines'] = [
		...helpLines.slice(0, Math.max(1, height - 1 - sourceLines.length)),
		...sourceLines,
	];
	return (
		<Box flexDirection="column" paddingTop={1} height={height} overflow="hidden" flexShrink={0}>
			<Lines lines={lines} width={width} height={Math.min(lines.length, height - 1)} />
			{shown.map(({text, isHighlighted}) => (
				<Line key={text} isSelected={isHighlighted} width={width} hasMark>
					{inks => <Text {...inkStyle(inks, 'accent')}>{fitText(text, width - 2, inks).trimEnd()}</Text>}
				</Line>
			))}
		</Box>
	);
}
