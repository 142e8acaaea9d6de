import type {Gate} from '../../planning/rings/ring.ts';
import {formatDuration} from '../../status/format.ts';

/** Print what a gate demands: `100 % succeeded, 10m00s after the ring, approval; otherwise stop`. */
export function sayGate(gate: Gate): string {
	const {succeeded, failures, afterMs, alarm, output, needsApproval, window, calendar, otherwise} = gate;
	const demands = [
		succeeded === null ? '' : `${succeeded} % succeeded`,
		failures === null ? '' : `${failures} without success at most`,
		afterMs === null ? '' : `${formatDuration(afterMs)} after the ring`,
		alarm === null ? '' : `alarm ${alarm} OK`,
		output === null ? '' : `${output.step}.${output.name} is ${output.equals}`,
		window === null ? '' : `within ${window.text}`,
		calendar === null ? '' : `calendar ${calendar} open`,
		needsApproval ? 'approval' : '',
	].filter(Boolean);
	return `${demands.join(', ') || 'nothing demanded'}; otherwise ${otherwise}`;
}
