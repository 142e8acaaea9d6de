import {Box, Text} from 'ink';

/** Rows that the painter drew, handed to Ink as they are. */
export function Painted({rows}: {readonly rows: readonly string[]}) {
	return (
		<Box flexDirection="column">
			{rows.map((row, y) => (
				// A painted row has no identity but its place on the screen.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<Text key={y} wrap="truncate">
					{row === '' ? ' ' : row}
				</Text>
			))}
		</Box>
	);
}
