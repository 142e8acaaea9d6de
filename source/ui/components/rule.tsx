import {Text} from 'ink';
import {useAppearance} from '../use-console.ts';
import {inkStyle} from './ink-style.ts';

/** A line across a screen, between a list and the details of its row. */
export function Rule({width}: {readonly width: number}) {
	const appearance = useAppearance();
	return <Text {...inkStyle(appearance, 'muted')}>{(appearance.isAscii ? '-' : '─').repeat(width)}</Text>;
}
