import {expect, test} from 'vitest';
import type {Dialog} from '../../../source/core/state/dialog.ts';
import {Question} from '../../../source/ui/components/question.tsx';
import {draw} from './draw.tsx';

const asked: Dialog = {
	title: 'Retry PatchFleet in 3 locations?',
	lines: ['PatchFleet runs in 3 locations, 2 accounts.', 'It stops at the first error.'],
	intent: {type: 'none'},
	mustType: null,
	typed: '',
};
const question = (dialog: Partial<Dialog>, height = 12, width = 50) => (
	<Question dialog={{...asked, ...dialog}} width={width} height={height} />
);
/** Without the frame. */
const inside = (rows: readonly string[]) => rows.slice(1, -1).map(row => row.slice(2, -1).trimEnd());

test('a question says what will happen, and which key does it', () => {
	const {rows} = draw(question({}));
	expect(rows[0]).toBe(`┌${'─'.repeat(48)}┐`);
	expect(inside(rows)).toEqual([
		'Retry PatchFleet in 3 locations?',
		'',
		'- PatchFleet runs in 3 locations, 2 accounts.',
		'- It stops at the first error.',
		'y yes, do it   n or Esc no',
	]);
});

test('what has to be typed shows while it is typed, and y says nothing then', () => {
	const {rows} = draw(question({mustType: '192', typed: '19'}));
	expect(inside(rows).slice(-2)).toEqual(['Type 192 and press Enter: 19', 'Esc leave']);
});

test('keys that answer in a way of their own stand beside the others; Tab says where it leads', () => {
	const choices = [{key: 'm', label: 'wait'}];
	const details = [{title: 'locations', lines: ['111122223333/eu-west-1']}];
	const {rows} = draw(question({choices, details}, 12, 70));
	expect(inside(rows).at(-1)).toBe('y yes, do it   m wait   Tab locations, request   n or Esc no');
});

test('in a low window the lines end with a word on the rest, and the keys stay', () => {
	const {rows} = draw(question({lines: Array.from({length: 9}, (_, place) => `line ${place + 1}`)}, 8));
	expect(rows).toHaveLength(8);
	expect(inside(rows).slice(2)).toEqual([
		'- line 1',
		'- line 2',
		'… a taller window shows all of it',
		'y yes, do it   n or Esc no',
	]);
});

test('names from outside can’t move the cursor or hide what is asked', () => {
	const {bytes, rows} = draw(question({title: 'Retry \u001B[2J\u202Efleet?', lines: ['\u0007bell']}));
	expect(bytes).not.toMatch(/\u{1B}\[2J|\u{202E}|\u{7}/u);
	expect(inside(rows)[0]).toMatch(/^Retry .*fleet\?$/);
});

test('a terminal of ASCII gets a frame of ASCII', () => {
	expect(draw(question({}), {isAscii: true}).rows.join('\n')).toMatch(/^[\n -~]+$/);
});
