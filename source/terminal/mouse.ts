/**
What a mouse does, as a terminal reports it in SGR form (mode 1006): the only form without a limit of 223 columns.

@see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Mouse-Tracking
*/

export type MouseReport = {
	readonly mouse: 'press' | 'release' | 'drag' | 'wheel-up' | 'wheel-down';
	readonly button: 'left' | 'middle' | 'right' | 'none';
	/** From 0, at the left. */
	readonly x: number;
	/** From 0, at the top. */
	readonly y: number;
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
};

const buttons = ['left', 'middle', 'right', 'none'] as const;

/** @returns `undefined` for what is no report, and for a movement without a button. */
export function parseMouseReport(parameters: string, final: string): MouseReport | undefined {
	const match = /^<(\d+);(\d+);(\d+)$/.exec(parameters);
	if (match === null || (final !== 'M' && final !== 'm')) {
		return undefined;
	}

	const [code = 0, column = 0, row = 0] = match.slice(1).map(Number);
	if (column < 1 || row < 1) {
		return undefined;
	}

	const mouse = kindOf(code, final);
	const button = code & 64 ? 'none' : buttons[code & 3]!;
	if (mouse === undefined || (mouse === 'drag' && button === 'none')) {
		return undefined;
	}

	const place = {x: column - 1, y: row - 1};
	return {mouse, button, ...place, shift: (code & 4) !== 0, alt: (code & 8) !== 0, ctrl: (code & 16) !== 0};
}

function kindOf(code: number, final: string): MouseReport['mouse'] | undefined {
	if (code & 64) {
		// 66 and 67 are the wheel's sideways turns.
		return (code & 3) === 0 ? 'wheel-up' : (code & 3) === 1 ? 'wheel-down' : undefined;
	}

	// 128 and up are buttons that few mice have.
	if (code & 128) {
		return undefined;
	}

	return code & 32 ? 'drag' : final === 'm' ? 'release' : 'press';
}
