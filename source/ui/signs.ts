import {type Capabilities, detectCapabilities, type Environment} from '../terminal/capabilities.ts';
import {type Appearance, withTheme} from './theme.ts';

/** Colours and characters that the terminal supports: our own signs are chosen as ASCII where it doesn't support them; other texts, names from AWS above all, are converted. */
export function chooseSigns(
	wanted: Appearance,
	env: Environment,
): {readonly appearance: Appearance; readonly charset: Capabilities['charset']} {
	const {charset: ownCharset, colorDepth} = detectCapabilities(env);
	const charset = wanted.isAscii ? 'ascii' : ownCharset;
	const appearance = {...wanted, isAscii: charset === 'ascii', isOfSixteen: colorDepth === '16'};
	return {appearance: withTheme(appearance, wanted.theme ?? null), charset};
}
