import {type Capabilities, detectCapabilities, type Environment} from '../terminal/capabilities.ts';
import type {Appearance} from './theme.ts';

/** Signs of ours that the terminal can't show are chosen as ASCII; what else there is, names from AWS above all, is put into it. */
export function chooseSigns(
	wanted: Appearance,
	env: Environment,
): {readonly appearance: Appearance; readonly charset: Capabilities['charset']} {
	const charset = wanted.isAscii ? 'ascii' : detectCapabilities(env).charset;
	return {appearance: {...wanted, isAscii: charset === 'ascii'}, charset};
}
