import {selectPrinted} from '../../../core/screens/printed/select.ts';
import {TextPage} from '../../components/text-page.tsx';
import type {ScreenProps} from '../../screen-props.ts';

/** The output of one instance: a text to scroll and to search. */
export function Printed({state, width, height}: ScreenProps) {
	const scene = selectPrinted(state);
	return scene === undefined ? null : (
		<TextPage
			lines={scene.lines.map(({text, tone}) => ({text, color: tone, isBold: tone === 'accent'}))}
			view={scene.view}
			width={width}
			height={height}
		/>
	);
}
