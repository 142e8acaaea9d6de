import {selectLog} from '../../../core/screens/log/select.ts';
import {TextPage} from '../../components/text-page.tsx';
import type {BodyProps} from '../../screen-props.ts';

/** Every API call with account, Region, time and outcome; every action as its `aws` command line. */
export function Log({state, listCalls, width, height}: BodyProps) {
	const {lines, view} = selectLog(state, listCalls());
	return <TextPage lines={lines.map(text => ({text}))} view={view} width={width} height={height} />;
}
