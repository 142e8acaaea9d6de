import type {FakeTerminal} from './fake-terminal.ts';

/** Pixels of a cell, and of its letters: a monospaced letter is six tenths as wide as high. */
const cell = {width: 8, height: 17, size: 13.3, base: 13};

/** Colours of a terminal: its two own, and its sixteen. */
export type Scheme = {readonly background: string; readonly foreground: string; readonly sixteen: readonly string[]};

const list = (text: string): readonly string[] => text.split(' ').map(one => `#${one}`);

/** Xterm's sixteen colours, softened as most terminals do, on the background that a theme is made for. */
export const schemes: Readonly<Record<'dark' | 'light', Scheme>> = {
	dark: {
		background: '#16181d',
		foreground: '#d7dae0',
		sixteen: list(
			'16181d e06c75 98c379 e5c07b 61afef c678dd 56b6c2 d7dae0 7f8694 ff7b86 b5e08f ffd68a 7fc4ff e0a0f0 7fdbe6 ffffff',
		),
	},
	light: {
		background: '#ffffff',
		foreground: '#1f2328',
		sixteen: list(
			'1f2328 b3261e 116329 7d4e00 0550ae 8250df 0e6a75 d0d7de 57606a cf222e 1a7f37 9a6700 218bff a475f9 3192aa ffffff',
		),
	},
};

/** A run of cells that look alike. */
type Run = {x: number; text: string; style: string; fill: string; paper: string};

/** The screen as an SVG: a `<text>` for each run of cells that look alike, blocks as shapes, as terminals draw them. The same screen gives the same bytes. */
export function drawPicture({emulator}: FakeTerminal, scheme: Scheme = schemes.dark): string {
	const {cols, rows} = emulator;
	const parts: string[] = [];
	const classes = new Map<string, string>();
	const classOf = (rule: string): string => {
		const name = classes.get(rule) ?? `c${classes.size}`;
		classes.set(rule, name);
		return name;
	};

	for (let y = 0; y < rows; y++) {
		for (const run of listRuns(emulator, y, scheme)) {
			parts.push(...drawRun(run, y, classOf));
		}
	}

	const [width, height] = [cols * cell.width + 24, rows * cell.height + 24];
	const rules = [...classes].map(([rule, name]) => `.${name}{${rule}}`).join('');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 ${width} ${height}" width="${width}" height="${height}" font-family="'DejaVu Sans Mono',ui-monospace,Menlo,Consolas,monospace" font-size="${cell.size}" xml:space="preserve">
<style>${rules}</style>
<rect x="-12" y="-12" width="${width}" height="${height}" rx="8" fill="${scheme.background}"/>
${parts.join('\n')}
</svg>
`;
}

function listRuns(emulator: FakeTerminal['emulator'], y: number, scheme: Scheme): readonly Run[] {
	const buffer = emulator.buffer.active;
	const line = buffer.getLine(buffer.viewportY + y)!;
	const runs: Run[] = [];
	let run: Run = {x: 0, text: '', style: '', fill: scheme.foreground, paper: ''};
	for (let x = 0; x < emulator.cols; x++) {
		const {text, style, fill, paper} = look(line.getCell(x)!, scheme);
		// A blank cell looks the same in any style: which one it was sent in depends on the frame before.
		const isBlank = text === ' ' && paper === '' && run.paper === '' && run.style === '';
		if (isBlank || (style === run.style && fill === run.fill && paper === run.paper)) {
			run.text += text;
		} else {
			runs.push(run);
			run = {x, text, style, fill, paper};
		}
	}

	return [...runs, run];
}

function drawRun({x, text, style, fill, paper}: Run, y: number, classOf: (rule: string) => string): readonly string[] {
	const [left, top] = [x * cell.width, y * cell.height];
	const parts: string[] = [];
	const width = [...text].length * cell.width;
	if (paper !== '') {
		parts.push(`<path class="${classOf(`fill:${paper}`)}" d="M${left} ${top}h${width}v${cell.height}h-${width}z"/>`);
	}

	const blocks = [...text].map((one, at) => drawBlock(one, left + at * cell.width, top)).join('');
	if (blocks !== '') {
		parts.push(`<path class="${classOf(`fill:${fill}`)}" d="${blocks}"/>`);
	}

	const letters = [...text].map(one => (isBlock(one) ? ' ' : one)).join('');
	const shown = letters.trim();
	if (shown !== '') {
		const from = left + (letters.length - letters.trimStart().length) * cell.width;
		const length = [...shown].length * cell.width;
		parts.push(
			`<text class="${classOf(`fill:${fill}${style}`)}" x="${from}" y="${top + cell.base}" textLength="${length}">${escapeXml(shown)}</text>`,
		);
	}

	return parts;
}

const isBlock = (text: string): boolean => /^[▁-▏]$/u.test(text);

/** Eighths of a cell from below or from the left, as a path. */
function drawBlock(text: string, x: number, y: number): string {
	if (!isBlock(text)) {
		return '';
	}

	const code = text.codePointAt(0)!;
	const isLower = code <= 0x2588;
	const width = isLower ? cell.width : 0x2590 - code;
	const height = isLower ? Math.round(((code - 0x2580) / 8) * cell.height * 10) / 10 : cell.height;
	return `M${x} ${y + cell.height}h${width}v-${height}h-${width}z`;
}

type EmulatorCell = NonNullable<
	ReturnType<NonNullable<ReturnType<FakeTerminal['emulator']['buffer']['active']['getLine']>>['getCell']>
>;

function look(one: EmulatorCell, scheme: Scheme) {
	const isInverse = one.isInverse() !== 0;
	const ink = one.isFgDefault() ? scheme.foreground : colorOf(one.getFgColor(), one.isFgRGB(), scheme);
	const paper = one.isBgDefault() ? '' : colorOf(one.getBgColor(), one.isBgRGB(), scheme);
	const styles = [
		one.isBold() ? ';font-weight:bold' : '',
		one.isDim() ? ';opacity:.6' : '',
		one.isUnderline() ? ';text-decoration:underline' : '',
	];
	return {
		text: one.getChars() || (one.getWidth() === 0 ? '' : ' '),
		style: styles.join(''),
		fill: isInverse ? paper || scheme.background : ink,
		paper: isInverse ? ink : paper,
	};
}

function colorOf(color: number, isRgb: boolean, {sixteen}: Scheme): string {
	if (isRgb) {
		return `#${color.toString(16).padStart(6, '0')}`;
	}

	if (color < 16) {
		return sixteen[color]!;
	}

	if (color >= 232) {
		const level = (8 + (color - 232) * 10).toString(16).padStart(2, '0');
		return `#${level}${level}${level}`;
	}

	const levels = [0, 95, 135, 175, 215, 255];
	const cube = color - 16;
	return `#${[Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(part => levels[part]!.toString(16).padStart(2, '0')).join('')}`;
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
