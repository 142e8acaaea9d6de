import {type Capabilities, detectCapabilities, type Environment} from '../terminal/capabilities.ts';
import {type Appearance, withTheme} from './theme.ts';

/** Colours that the terminal has, and signs that it can show: signs of ours that the terminal can't show are chosen as ASCII; what else there is, names from AWS above all, is put into it. */
export function chooseSigns(
	wanted: Appearance,
	env: Environment,
): {readonly appearance: Appearance; readonly charset: Capabilities['charset']} {
	const {charset: ownCharset, colorDepth} = detectCapabilities(env);
	const charset = wanted.isAscii ? 'ascii' : ownCharset;
	const appearance = {...wanted, isAscii: charset === 'ascii', isOfSixteen: colorDepth === '16'};
	return {appearance: withTheme(appearance, wanted.theme ?? null), charset};
}
