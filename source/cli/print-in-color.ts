import process from 'node:process';
import type {Services} from '../commands/services.ts';
import {maskText} from '../core/domain/secrets/secrets.ts';
import type {Tone} from '../core/status/fit-phrases.ts';
import {guardText} from '../core/status/printable.ts';
import {wantsColor} from '../terminal/capabilities.ts';

/** SGR codes of the colours of lines: the terminal's own sixteen, which its owner has chosen. */
const sgr: Readonly<Record<Tone, string | null>> = {
	text: null,
	muted: '2',
	good: '32',
	bad: '31',
	waiting: '33',
	running: '36',
	accent: '36',
};

/** Print data as `print` does, coloured where the flag or the terminal's environment wants that. */
export function printInColor(asked: boolean | undefined, print: (line: string) => void): Services['print'] {
	const {stdout, env} = process;
	const isForced = Boolean(env.FORCE_COLOR) || (env.CLICOLOR_FORCE ?? '0') !== '0';
	const isColored = asked ?? ((stdout.isTTY || isForced) && wantsColor(env, undefined));
	return (line, tone = 'text') => {
		const code = isColored ? sgr[tone] : null;
		if (code === null) {
			print(line);
		} else {
			// Colours are added last: sequences from outside have been removed by then.
			stdout.write(`\u001B[${code}m${guardText(maskText(line))}\u001B[0m\n`);
		}
	};
}
