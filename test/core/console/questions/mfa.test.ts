import {expect, test} from 'vitest';
import {confirmDialog, dismissDialog, typeInDialog} from '../../../../source/core/console/dialog.ts';
import {askForCode} from '../../../../source/core/console/questions/mfa.ts';
import {house} from '../../../../source/core/screens/rooms.ts';
import {createState} from '../../../../source/core/state/state.ts';

const asked = {type: 'code-asked', serial: 'arn:mfa/ops', profile: 'admin'} as const;
const state = createState(
	{
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: true,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	},
	0,
	house,
);
const opened = askForCode(state, asked).state;

test('the code of an MFA device is asked for in a dialog that names profile and device, read-only too', () => {
	expect(opened.dialog).toMatchObject({title: 'Profile admin wants an MFA code', prompt: 'Code: ', typed: ''});
	expect(opened.dialog?.lines[0]).toContain('arn:mfa/ops');
});

test.each([
	['typed with spaces around it', ' 271828 ', '271828'],
	['empty', '  ', null],
])('a code that is %s is handed on once, and kept nowhere', (_, typed, code) => {
	const {state: after, effects} = confirmDialog(typeInDialog(opened, () => ({text: typed, fromEnd: 0})));
	expect(effects).toEqual([{type: 'give-code', code}]);
	expect(after.dialog).toBeNull();
	expect(JSON.stringify(after.notice)).not.toContain('271828');
});

test('the question left with Esc is answered with no code, and says when it comes again', () => {
	const {state: after, effects} = dismissDialog(typeInDialog(opened, () => ({text: '2718', fromEnd: 0})));
	expect(effects).toEqual([{type: 'give-code', code: null}]);
	expect(after.notice?.text).toBe('Without a code you are asked again in a minute');
});

test('over another question it waits: nothing that is being asked is lost', () => {
	const other = {...opened, dialog: {...opened.dialog!, title: 'Cancel?', intent: {type: 'none'} as const}};
	const {state: after, effects} = askForCode(other, asked);
	expect(after.dialog?.title).toBe('Cancel?');
	expect(effects).toEqual([{type: 'wake', name: 'code', afterMs: 500, event: asked}]);
});
