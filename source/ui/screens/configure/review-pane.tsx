import {Box, Text} from 'ink';
import type {ReviewScreen} from '../../../core/screens/configure/review/select.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Lines} from '../../components/lines.tsx';
import {Row} from '../../components/row.tsx';
import {Tabs} from '../../components/tabs.tsx';
import {wrapText} from '../../components/wrap.ts';
import {useAppearance} from '../../use-console.ts';

export type ReviewPaneProps = {
	readonly screen: ReviewScreen;
	readonly top: number;
	readonly width: number;
	readonly height: number;
};

/** What will start, or what keeps it from starting. */
export function ReviewPane({screen, top, width, height}: ReviewPaneProps) {
	const appearance = useAppearance();
	const {tabs, problems, trouble, lines, isVerbatim} = screen;
	if (problems !== null) {
		const shown = Math.max(1, height - 2);
		const cursor = problems.findIndex(({isFocused}) => isFocused);
		const first = Math.max(0, Math.min(problems.length - shown, cursor - Math.floor(shown / 2)));
		return (
			<Box flexDirection="column" width={width} height={height} overflow="hidden" paddingLeft={1}>
				<Text {...inkStyle(appearance, 'waiting')}>Not ready yet. Enter goes to where it is put right.</Text>
				<Text> </Text>
				{problems.slice(first, first + shown).map(({section, message, isFocused}) => (
					<Row key={`${section} ${message}`} isSelected={isFocused} width={width - 1}>
						{inks => (
							<>
								<Text {...inkStyle(inks, 'bad')}>{` ${inks.isAscii ? 'X' : '×'} `}</Text>
								{fitText(section, 13, inks)}
								{message}
							</>
						)}
					</Row>
				))}
			</Box>
		);
	}

	const troubleLines = trouble === null ? [] : wrapText(trouble, width - 2).map(text => ({text, tone: 'bad' as const}));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Tabs tabs={tabs} />
			<Text> </Text>
			{troubleLines.length > 0 && (
				<Box paddingLeft={1} paddingBottom={1} flexShrink={0}>
					<Lines lines={troubleLines} width={width - 2} height={troubleLines.length} />
				</Box>
			)}
			<Box paddingLeft={1}>
				<Lines
					lines={lines}
					width={width - 2}
					height={Math.max(1, height - 2 - (troubleLines.length === 0 ? 0 : troubleLines.length + 1))}
					top={top}
					indent={' '.repeat(12)}
					isVerbatim={isVerbatim}
				/>
			</Box>
		</Box>
	);
}
