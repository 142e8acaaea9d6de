import type {FakeTerminal} from './fake-terminal.ts';

const cell = {width: 8.4, height: 18, size: 14};
const background = '#16181d';
const foreground = '#d7dae0';

/** xterm's sixteen colours, softened as most terminals do. */
const sixteen = [
	'#16181d',
	'#e06c75',
	'#98c379',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#d7dae0',
	'#6b7280',
	'#ff7b86',
	'#b5e08f',
	'#ffd68a',
	'#7fc4ff',
	'#e0a0f0',
	'#7fdbe6',
	'#ffffff',
];

/** The screen as an SVG, a `<text>` for each run of cells that look alike. The same screen gives the same bytes. */
export function drawPicture({emulator}: FakeTerminal): string {
	const {cols, rows} = emulator;
	const buffer = emulator.buffer.active;
	const parts: string[] = [];
	for (let y = 0; y < rows; y++) {
		const line = buffer.getLine(buffer.viewportY + y)!;
		let run = {x: 0, text: '', style: '', fill: foreground, paper: ''};
		const flush = (): void => {
			if (run.paper !== '') {
				parts.push(
					`<rect x="${at(run.x)}" y="${y * cell.height}" width="${at([...run.text].length)}" height="${cell.height}" fill="${run.paper}"/>`,
				);
			}

			run.text = run.paper === '' ? run.text.trimEnd() : run.text;
			if (run.text.trim() !== '') {
				parts.push(
					`<text x="${at(run.x)}" y="${y * cell.height + 13}" fill="${run.fill}"${run.style} textLength="${at([...run.text].length)}">${escapeXml(run.text)}</text>`,
				);
			}
		};

		for (let x = 0; x < cols; x++) {
			const {text, style, fill, paper} = look(line.getCell(x)!);
			// A blank cell looks the same in any style: which one it was sent in depends on the frame before.
			const isBlank = text === ' ' && paper === '' && run.paper === '' && !run.style.includes('underline');
			if (isBlank || (style === run.style && fill === run.fill && paper === run.paper)) {
				run.text += text;
			} else {
				flush();
				run = {x, text, style, fill, paper};
			}
		}

		flush();
	}

	const [width, height] = [at(cols), rows * cell.height];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 ${Number(width) + 24} ${height + 24}" font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="${cell.size}" xml:space="preserve">
<rect x="-12" y="-12" width="${Number(width) + 24}" height="${height + 24}" rx="8" fill="${background}"/>
${parts.join('\n')}
</svg>
`;
}

type EmulatorCell = NonNullable<
	ReturnType<NonNullable<ReturnType<FakeTerminal['emulator']['buffer']['active']['getLine']>>['getCell']>
>;

function look(one: EmulatorCell) {
	const isInverse = one.isInverse() !== 0;
	const ink = one.isFgDefault() ? foreground : colorOf(one.getFgColor(), one.isFgRGB());
	const paper = one.isBgDefault() ? '' : colorOf(one.getBgColor(), one.isBgRGB());
	return {
		text: one.getChars() || ' ',
		style: `${one.isBold() ? ' font-weight="bold"' : ''}${one.isUnderline() ? ' text-decoration="underline"' : ''}`,
		fill: isInverse ? paper || background : ink,
		paper: isInverse ? ink : paper,
	};
}

function colorOf(color: number, isRgb: boolean): string {
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

function at(columns: number): string {
	return String(Math.round(columns * cell.width * 10) / 10);
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
