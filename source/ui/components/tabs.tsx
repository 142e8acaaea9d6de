import {Text} from 'ink';
import {useAppearance} from '../use-console.ts';
import {inkStyle} from './ink-style.ts';

export type TabsProps = {readonly tabs: ReadonlyArray<{readonly title: string; readonly isOpen: boolean}>};

/** Titles beside one another, the open one marked so that it shows without colour too. */
export function Tabs({tabs}: TabsProps) {
	const appearance = useAppearance();
	return (
		<Text wrap="truncate">
			{tabs.map(({title, isOpen}) => (
				<Text key={title} inverse={isOpen} {...inkStyle(appearance, isOpen ? 'accent' : 'muted')}>
					{` ${title} `}
				</Text>
			))}
		</Text>
	);
}
