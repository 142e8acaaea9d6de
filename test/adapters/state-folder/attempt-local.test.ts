import {readdir} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {attemptLocal} from '../../../source/adapters/state-folder/attempt-local.ts';

test('the system’s code is there once, beside its reason', async () => {
	expect(await attemptLocal('Couldn’t read it', null, () => readdir('/nowhere'))).toMatchObject({
		ok: false,
		failure: {kind: 'local', code: 'ENOENT', because: "no such file or directory, scandir '/nowhere'"},
	});
});
