import {expect, test} from 'vitest';
import {selectFirstPlace} from '../../source/core/state/select/first-place.ts';
import {showFirstPicture, takeScreen} from '../../source/ui/take-screen.ts';
import {themes} from '../../source/ui/theme.ts';
import {atEnd} from '../harness/at-end.ts';
import {FakeTerminal} from '../harness/fake-terminal.ts';

test('keys that are pressed before the console is there are kept for it, in order', async () => {
	const fake = new FakeTerminal(80, 24);
	const {stdin, stdout} = fake;
	const appearance = {palette: themes.dark, isAscii: false, hasColor: true};
	const taken = takeScreen({appearance, stdin, stdout, env: {TERM: 'xterm-256color'}});
	atEnd(() => taken.terminal.close());
	const first = showFirstPicture(taken, selectFirstPlace({isRehearsal: true, isReadOnly: false}));
	fake.type('j');
	fake.type('\u0003');
	await new Promise(resolve => setImmediate(resolve));
	await fake.taken();
	expect(fake.screen().split('\n')[0]).toMatch(/^ REHEARSAL {2}rollgrid fan-outs .*not signed in$/);
	expect(first.handOn().map(([key]) => key.name)).toEqual(['j', 'ctrl+c']);
});
