import {Box, Text} from 'ink';
import type {SectionRow} from '../../../core/screens/configure/select-sections.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Row} from '../../components/row.tsx';
import type {Appearance, ThemeColor} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

export type SectionListProps = {
	readonly sections: readonly SectionRow[];
	readonly width: number;
	readonly height: number;
};

/** The sections of a launch at the left: state, name, and what is chosen there. */
export function SectionList({sections, width, height}: SectionListProps) {
	const appearance = useAppearance();
	const perSection = height >= sections.length * 3 ? 3 : 2;
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden" flexShrink={0}>
			{sections.map(row => {
				const {sign, color} = stateSign(row.state, appearance);
				return (
					<Box key={row.section} flexDirection="column" height={perSection} flexShrink={0}>
						<Row isSelected={row.isOpen} width={width}>
							{inks => (
								<>
									<Text {...inkStyle(inks, color)}>{` ${sign} `}</Text>
									<Text bold={row.isOpen}>{fitText(`${row.key} ${row.title}`, width - 3, inks)}</Text>
								</>
							)}
						</Row>
						<Text wrap="truncate" {...inkStyle(appearance, row.state === 'missing' ? 'waiting' : 'muted')}>
							{`     ${fitText(row.summary, width - 6, appearance).trimEnd()}`}
						</Text>
					</Box>
				);
			})}
		</Box>
	);
}

export type SectionBarProps = {
	readonly sections: readonly SectionRow[];
	readonly width: number;
	/** One row for the sections alone, three with what is chosen in the open one. */
	readonly height: number;
};

/** The sections in one line, and what is chosen in the open one: for screens without room at the left. */
export function SectionBar({sections, width, height}: SectionBarProps) {
	const appearance = useAppearance();
	const open = sections.find(({isOpen}) => isOpen);
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden" flexShrink={0}>
			<Text wrap="truncate">
				{sections.map((row, place) => {
					const {sign, color} = stateSign(row.state, appearance);
					const gap = place === sections.length - 1 ? '' : ' ';
					return (
						<Text key={row.section} inverse={row.isOpen}>
							<Text {...inkStyle(appearance, color)}>{sign}</Text>
							<Text
								{...inkStyle(appearance, row.isOpen ? 'accent' : 'text')}
							>{`${row.key}${shortTitles[row.section]}${gap}`}</Text>
						</Text>
					);
				})}
			</Text>
			{height > 1 && (
				<Text wrap="truncate" {...inkStyle(appearance, open?.state === 'missing' ? 'waiting' : 'muted')}>
					{` ${open?.title ?? ''}: ${open?.summary ?? ''}`}
				</Text>
			)}
		</Box>
	);
}

/** All ten have to fit into 80 columns, each with a sign, a key and a gap. */
const shortTitles: Readonly<Record<SectionRow['section'], string>> = {
	runbook: 'Runbook',
	places: 'Where',
	targets: 'Target',
	parameters: 'Args',
	rate: 'Rate',
	alarm: 'Alarm',
	tags: 'Tags',
	review: 'Review',
	preflight: 'Check',
	rings: 'Rings',
};

function stateSign(
	state: SectionRow['state'],
	{isAscii}: Appearance,
): {readonly sign: string; readonly color: ThemeColor} {
	switch (state) {
		case 'ready':
			return {sign: isAscii ? '*' : '√', color: 'good'};
		case 'missing':
			return {sign: isAscii ? 'X' : '×', color: 'bad'};
		case 'unset':
			return {sign: isAscii ? '-' : '–', color: 'muted'};
	}
}
