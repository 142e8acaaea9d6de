import {Text} from 'ink';
import {cutAtCaret} from '../cut-at-caret.ts';
import {useAppearance} from '../use-console.ts';

export type CaretTextProps = {
	/** What is typed, without control characters. */
	readonly before: string;
	readonly after: string;
	/** Terminal columns that it may take. */
	readonly columns: number;
};

/** A line that is being typed, with its caret: of a long one, the part around it. */
export function CaretText({columns, ...line}: CaretTextProps) {
	const {before, under, after} = cutAtCaret(line, columns, useAppearance());
	return (
		<Text>
			{before}
			<Text inverse>{under}</Text>
			{after}
		</Text>
	);
}
