import {expect, test} from 'vitest';
import {Lines} from '../../../source/ui/components/lines.tsx';
import {Strip} from '../../../source/ui/components/strip.tsx';
import {Tabs} from '../../../source/ui/components/tabs.tsx';
import {themes} from '../../../source/ui/theme.ts';
import {draw} from './draw.tsx';

const told = [{text: 'the runbook asks for a role', tone: 'bad'} as const, {text: 'next', tone: 'muted'} as const];

test('lines break at words, indented behind their first row', () => {
	expect(draw(<Lines lines={told} width={16} height={4} indent="  " />).rows).toEqual([
		'the runbook asks',
		'  for a role',
		'next',
		'',
	]);
});

test('what is to be read to the character is cut at the width', () => {
	expect(draw(<Lines lines={told} width={13} height={3} isVerbatim />).rows).toEqual([
		'the runbook a',
		'sks for a rol',
		'e',
	]);
});

test('the open tab differs from the others without colour', () => {
	const tabs = (open: string) => <Tabs tabs={['json', 'yaml'].map(title => ({title, isOpen: title === open}))} />;
	const first = draw(tabs('json'), {hasColor: false});
	expect(first.rows).toEqual([' json  yaml']);
	expect(first.bytes).not.toBe(first.redraw(tabs('yaml')).bytes);
});

test('a strip of a picture has its name before it, its figures behind it, and one run of bytes for cells that are alike', () => {
	const cell = {sign: '█', color: 'good'} as const;
	const cells = [...Array.from({length: 5}, () => cell), {sign: '▒', color: 'bad'} as const];
	const appearance = {palette: themes.dark, isAscii: false, hasColor: true};
	const strip = <Strip label="eu-west-1" labelColumns={8} cells={cells} tail="×1 √5" appearance={appearance} />;
	const {rows, bytes} = draw(strip);
	expect(rows).toEqual(['eu-wes… █████▒ ×1 √5']);
	expect(bytes.match(/█+/gu)).toEqual(['█████']);
});
